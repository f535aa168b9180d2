import type { AffectedPage } from '#functions/desk/incidents/affected-contract.ts';
import type { MemberPage } from '#functions/desk/incidents/contract.ts';
import { added } from '../../parts/added.ts';

type Counts = MemberPage['counts'];

const NONE: Counts = { joined: 0, open: 0, proposed: 0, languages: {}, channels: {} };

/** What the pages that were read come to. */
export const summed = (pages: readonly Pick<MemberPage, 'counts'>[]): Counts =>
  pages.reduce(
    (sum, { counts }) => ({
      joined: sum.joined + counts.joined,
      open: sum.open + counts.open,
      proposed: sum.proposed + counts.proposed,
      languages: added(sum.languages, counts.languages),
      channels: added(sum.channels, counts.channels),
    }),
    NONE,
  );

export const total = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, one) => sum + one, 0);

/** The customers of an incident who have not complained, from the pages that were read; the lists come with the first. */
export const affectedTogether = (pages: readonly AffectedPage[]): Pick<AffectedPage, 'counts' | 'lists'> => ({
  counts: {
    waiting: pages.reduce((sum, { counts }) => sum + counts.waiting, 0),
    told: pages.reduce((sum, { counts }) => sum + counts.told, 0),
    languages: pages.reduce<Record<string, number>>((sum, { counts }) => added(sum, counts.languages), {}),
    unsent: pages.reduce<Record<string, number>>((sum, { counts }) => added(sum, counts.unsent), {}),
  },
  lists: pages[0]?.lists ?? [],
});
