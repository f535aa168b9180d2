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
