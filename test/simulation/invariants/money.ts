import { isDeepStrictEqual } from 'node:util';
import type { Counter } from '#domain/budgets/book.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { type Invariant, type Observed, ofEachFile } from './observed.ts';

type Sums = Pick<Counter, 'reserved' | 'spent' | 'beyond'>;

const NOTHING: Sums = { reserved: 0, spent: 0, beyond: 0 };

/** What the cases hold of each counter. */
const heldOf = (files: readonly CaseFile[]): Map<string, Sums> => {
  const held = new Map<string, Sums>();
  for (const { head } of files)
    for (const { team, period, state, parts } of head.bookings ?? [])
      for (const { shard, amount, beyond = 0 } of parts) {
        const key = `BUDGET#${team}#${period}#${shard}`;
        const before = held.get(key) ?? NOTHING;
        held.set(key, { ...before, [state]: before[state] + amount, beyond: before.beyond + beyond });
      }
  return held;
};

const wrong = (key: string, counter: Counter, held: Sums): string[] => {
  const { free, reserved, spent, total, beyond } = counter;
  const isEven = free + reserved + spent === total + beyond;
  const isHeld = reserved === held.reserved && spent === held.spent && beyond === held.beyond;
  return [
    ...(isEven ? [] : [`${key} does not add up: ${JSON.stringify(counter)}`]),
    ...(isHeld ? [] : [`${key} says ${JSON.stringify(counter)}, and the cases hold ${JSON.stringify(held)}`]),
    ...(free < 0 ? [`${key} is overdrawn: ${JSON.stringify(counter)}`] : []),
  ];
};

/** Budgets: what is free, reserved and spent is the total with what was granted beyond it, and is what the cases hold. */
export const budgetsAddUp: Invariant = {
  name: 'budgets add up',
  broken: ({ files, budgets }: Observed) => {
    const held = heldOf(files);
    const missing = [...held.keys()].filter((key) => !budgets.has(key));
    return [
      ...missing.map((key) => `a case holds something of ${key}, which is counted nowhere`),
      ...[...budgets].flatMap(([key, counter]) => wrong(key, counter, held.get(key) ?? NOTHING)),
    ];
  },
};

/** What an agreement cost is spent; nothing is held of a budget for a cycle that ended without one. */
export const holdsWhatItCosts: Invariant = {
  name: 'a case holds what it costs',
  broken: ofEachFile(({ head, agreements, offers, events }) => {
    const booked = (cycle: number) => head.bookings?.find((one) => one.cycle === cycle);
    const agreed = agreements.flatMap(({ cycle, acceptance }) => {
      const offer = offers.find((one) => one.cycle === cycle && one.round === acceptance?.round);
      const cost = offer?.options.find(({ optionId }) => optionId === acceptance?.option)?.cost.amount ?? 0;
      const { state, amount } = booked(cycle) ?? { state: 'spent', amount: 0 };
      return state === 'spent' && amount === cost ? [] : [`cycle ${cycle} cost ${cost}, and ${amount} is ${state}`];
    });
    const over = eventsOf(events, 'concluded')
      .filter(({ data: { cycle } }) => booked(cycle)?.state === 'reserved')
      .map(({ data: { cycle } }) => `cycle ${cycle} is over, and something is reserved for it`);
    const last = offers
      .filter(({ cycle }) => cycle === head.cycle)
      .toSorted((a, b) => a.round - b.round)
      .at(-1);
    const isOut = head.setAsideAt !== undefined || last?.status === 'declined';
    const idle =
      isOut && booked(head.cycle)?.state === 'reserved'
        ? [`something is reserved for cycle ${head.cycle}, which nobody can accept any more`]
        : [];
    return [...agreed, ...over, ...idle];
  }),
};

/** What an agreement holds is what was offered, accepted by the customer or recorded with the evidence. */
export const agreedAsOffered: Invariant = {
  name: 'agreed is what was offered',
  broken: ofEachFile(({ agreements, offers, events }) =>
    agreements.flatMap(({ cycle, kind, acceptance, commitments }) => {
      if (kind === 'final-answer') return acceptance ? [`the final answer of cycle ${cycle} was accepted`] : [];
      const offer = offers.find((one) => one.cycle === cycle && one.round === acceptance?.round);
      const option = offer?.options.find(({ optionId }) => optionId === acceptance?.option);
      const said = eventsOf(events, 'offer-answered').some(
        ({ data, actor }) =>
          data.cycle === cycle &&
          data.round === acceptance?.round &&
          (actor.kind === 'customer' || acceptance?.recordedBy !== undefined),
      );
      const promised = commitments.flatMap(({ concession, textId }) => (textId ? [] : concession));
      const besides = commitments.flatMap(({ textId }) => textId ?? []);
      const isSame =
        option &&
        promised.every((concession) => concession === option.concession) &&
        isDeepStrictEqual(besides, offer?.commitments?.map(({ textId }) => textId) ?? []);
      return isSame && said
        ? []
        : [
            `cycle ${cycle} holds ${JSON.stringify(commitments.map(({ concession }) => concession))}, which nobody accepted`,
          ];
    }),
  ),
};

/** An offer that costs so much that it takes more names went out with as many, all different, none of whom had a part in it. */
export const enoughNames: Invariant = {
  name: 'enough names approved it',
  broken: ofEachFile(({ offers, events }, { policy: { budgets } }) => {
    const { quorum } = budgets;
    if (!quorum) return [];
    return eventsOf(events, 'released').flatMap(({ seq, data }) => {
      const offer = offers.find(({ cycle, round }) => cycle === data.cycle && round === data.round);
      if (data.subject !== 'offer' || !offer || optionCost(offer.options) <= quorum.above) return [];
      const names = eventsOf(events, 'verdict-given').filter(
        (one) =>
          one.seq < seq &&
          one.data.cycle === data.cycle &&
          one.data.round === data.round &&
          one.data.decision !== 'refuse',
      );
      const people = new Set(names.flatMap(({ actor }) => (actor.kind === 'person' ? actor.id : [])));
      return people.size >= quorum.names
        ? []
        : [`round ${data.round} went out for ${optionCost(offer.options)} with ${people.size} names`];
    });
  }),
};
