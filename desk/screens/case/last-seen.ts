import type { DeskCase } from '../../api/types.ts';

/** The last that the customer said, as far as it is shown: where more came since, nothing is sent. */
export const lastSeen = ({ messages }: DeskCase): string | undefined =>
  messages
    .filter(({ direction, audience }) => direction === 'in' && audience === 'customer')
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1)?.id;
