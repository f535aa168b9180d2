import type { CaseEvent } from '#domain/case/case.ts';
import type { Effect } from '#domain/case/effects.ts';
import { chain } from '#domain/case/history.ts';
import type { Regime } from '#domain/deadline/regime.ts';
import type { Hold, Release } from '#domain/vocabulary.ts';
import { holdEvents } from './holds.ts';

/** What the company's other systems are told of a hold. */
const publication = ({ type, at, data }: CaseEvent): Effect[] => {
  if (type !== 'hold-placed' && type !== 'hold-released') return [];
  const {
    hold,
    article,
    since = at,
    because,
  } = data as {
    hold: Hold;
    article: string;
    since?: string;
    because?: Release;
  };
  return [{ effect: 'publish', event: type, hold, article, since, ...(because && { because }) }];
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
  const follow = chain({ seq: last.seq, lastHash: last.hash }, holdEvents([...before, ...links], regime), last.at);
  const all = [...links, ...follow];
  return { links: all, effects: all.flatMap(publication) };
};
