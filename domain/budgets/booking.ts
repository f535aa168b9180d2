import type { CaseFile } from '../case/case-file.ts';
import type { CaseItem } from '../case/change.ts';
import type { Agreement, Offer, Option } from '../case/settlement.ts';
import { dearest } from '../concession/authority.ts';
import type { Booking } from './booking-shape.ts';

/** What a case should take of a budget; `mayExceed`: whoever may do so has granted it beyond what is left. */
export type Wanted = Pick<Booking, 'state' | 'amount'> & { mayExceed: boolean };

/** What of a case says what it takes of a budget. */
export type Booked = Pick<CaseFile, 'head' | 'offers' | 'agreements'>;

const NONE: Wanted = { state: 'reserved', amount: 0, mayExceed: false };

/** What the customer chose, or may still choose. */
const choosable = ({ options, chosen }: Offer): Option[] =>
  options.filter(({ optionId }) => chosen === undefined || chosen === optionId);

const agreed = ({ acceptance }: Agreement, offers: readonly Offer[]): number => {
  const accepted = offers.find(({ round }) => round === acceptance?.round);
  return accepted?.options.find(({ optionId }) => optionId === acceptance?.option)?.cost.amount ?? 0;
};

/** An offer that asks for more than the budget has left holds nothing of it until somebody has granted that. */
const counts = ({ status, demand }: Offer): boolean =>
  status !== 'refused' && !(demand?.overBudget && status === 'needs-approval');

/**
 * What the present cycle of a case takes of a budget. What was proposed is reserved, at the cost of its dearest option, also while
 * the customer asks for something else, since it stays open; what was agreed is spent. Nothing is held after a no or a final
 * answer, nor for a case that nobody works on.
 */
export const wantedOf = ({ head, offers, agreements }: Booked): Wanted => {
  const { cycle } = head;
  const mine = offers.filter((offer) => offer.cycle === cycle).sort((a, b) => a.round - b.round);
  const agreement = agreements.find((one) => one.cycle === cycle);
  if (agreement) return { state: 'spent', amount: agreed(agreement, mine), mayExceed: false };
  const last = mine.filter(counts).at(-1);
  if (!last || last.status === 'declined' || head.setAsideAt !== undefined) return NONE;
  return { state: 'reserved', amount: dearest(choosable(last)), mayExceed: last.demand?.overBudget === true };
};

const replaced = <T>(all: readonly T[], more: readonly T[], isSame: (a: T, b: T) => boolean): T[] => [
  ...all.filter((one) => !more.some((other) => isSame(one, other))),
  ...more,
];

/** The offers and agreements of a case after a change that stores some of them. */
export const afterItems = (
  { offers, agreements }: Pick<Booked, 'offers' | 'agreements'>,
  items: readonly CaseItem[],
): Pick<Booked, 'offers' | 'agreements'> => ({
  offers: replaced(
    offers,
    items.flatMap((item) => (item.kind === 'offer' ? [item.offer] : [])),
    (a, b) => a.cycle === b.cycle && a.round === b.round,
  ),
  agreements: replaced(
    agreements,
    items.flatMap((item) => (item.kind === 'agreement' || item.kind === 'agreement-change' ? [item.agreement] : [])),
    (a, b) => a.cycle === b.cycle,
  ),
});
