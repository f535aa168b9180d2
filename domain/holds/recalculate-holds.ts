import type { Effect } from '#domain/case/effects.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { chain } from '#domain/case/history.ts';
import type { Regime } from '#domain/deadline/regime.ts';
import { holdChanges } from './holds.ts';

/** The event for the company's other systems of a hold. */
const publication = (event: CaseEvent): Effect[] => {
  const { at } = event;
  switch (event.type) {
    case 'hold-placed': {
      const { hold, article } = event.data;
      return [{ effect: 'publish', event: event.type, hold, article, since: at }];
    }
    case 'hold-released': {
      const { hold, article, since, because } = event.data;
      return [{ effect: 'publish', event: event.type, hold, article, since, because }];
    }
    default:
      return [];
  }
};

/**
 * A change's part of the history with what follows from it for the holds (domain/holds), and an effect for each hold placed
 * or released in it, by whomever.
 * @param before the history so far
 * @param links what the change adds to it, at least one
 */
export const recalculateHolds = (
  before: CaseEvent[],
  links: CaseEvent[],
  regime: Pick<Regime, 'holds'>,
): { links: CaseEvent[]; effects: Effect[] } => {
  const last = links.at(-1);
  if (!last) return { links, effects: [] };
  const follow = chain({ seq: last.seq, lastHash: last.hash }, holdChanges([...before, ...links], regime), last.at);
  const all = [...links, ...follow];
  return { links: all, effects: all.flatMap(publication) };
};
