import type { Option, Outcome } from '../case/settlement.ts';
import type { Negotiated } from '../concession/round-facts-of.ts';
import { offersOf } from '../concession/rounds.ts';

/**
 * A case that was, as far as its decisions go: what was found, what experts said, what was offered and what it came to. Of its
 * history only what was decided between experts who differed; nobody's name.
 */
export type PastCase = Negotiated;

/** What became of the newest cycle that ended; undefined of a case that is still worked on. */
export const endOf = ({ outcomes }: Pick<PastCase, 'outcomes'>): Outcome | undefined =>
  outcomes.toSorted((a, b) => a.cycle - b.cycle).at(-1);

/** What the customer of a past case is taken to do. */
export type Customer = {
  /** The option they take of what is put to them in a round; undefined where they want more. */
  take: (options: readonly Option[], round: number) => Option | undefined;
  /** The last round that they want to hear of. */
  lastRound: number;
};

const worth = ({ value }: { value?: Option['value'] }): number => value?.amount ?? 0;

/**
 * The customer of a past case before other offers. Who came to an agreement takes, not before the round in which they did, the same
 * concession, or the cheapest that is worth at least as much; if there is none they want more. Who did not agree takes nothing, and
 * hears no more after a round in which they declined.
 */
export const customerOf = (past: PastCase, end: Outcome): Customer => {
  const declined = offersOf(past, end.cycle).find(({ status }) => status === 'declined');
  if (end.result === 'answered')
    return { take: () => undefined, lastRound: declined?.round ?? Number.POSITIVE_INFINITY };
  const taken = end.concessions.map(({ concession }) => concession);
  const least = end.concessions.reduce((sum, one) => sum + worth(one), 0);
  return {
    lastRound: Number.POSITIVE_INFINITY,
    take: (options, round) => {
      if (round < end.rounds) return undefined;
      return (
        options.find(({ concession }) => taken.includes(concession)) ??
        options.filter((one) => worth(one) >= least).toSorted((a, b) => a.cost.amount - b.cost.amount)[0]
      );
    },
  };
};
