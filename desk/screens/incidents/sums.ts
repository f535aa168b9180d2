import type { MemberPage } from '#functions/desk/incidents/contract.ts';

type Counts = MemberPage['counts'];

const added = (one: Record<string, number>, other: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [
      name,
      (one[name] ?? 0) + (other[name] ?? 0),
    ]),
  );

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
