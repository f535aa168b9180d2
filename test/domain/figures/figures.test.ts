import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseItem } from '#domain/case/change.ts';
import type { CaseEvent, EventContent, NewEvent } from '#domain/case/events.ts';
import { chain, GENESIS } from '#domain/case/history.ts';
import type { Outcome } from '#domain/case/settlement.ts';
import { breakdowns, type Counts, type Fact, type RollUp } from '#domain/figures/fact.ts';
import { factOf, factOfReceipt } from '#domain/figures/facts.ts';
import { WAIT_CLASSES } from '#domain/figures/measures.ts';
import { productIn } from '#domain/figures/product.ts';
import { rolledUp, together } from '#domain/figures/roll-up.ts';
import { aCase, policy } from '#test/support/case-fixture.ts';

const HOUR = 3_600_000;
const BEGIN = Date.parse('2026-11-02T23:30:00.000Z');

/** What happens to a case in one change, so many hours after what came before. */
type Step =
  | { what: 'word' | 'late-answer' | 'hand-over' | 'reopened'; hours: number }
  | { what: 'ends'; hours: number; agreed: boolean; cost: number; promises: number }
  | { what: 'rated'; hours: number; score: number }
  | { what: 'broken'; hours: number };

const hours = fc.integer({ min: 0, max: 60 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constantFrom('word', 'late-answer', 'hand-over', 'reopened'), hours }),
  fc.record({
    what: fc.constant('ends' as const),
    hours,
    agreed: fc.boolean(),
    cost: fc.integer({ min: 0, max: 50_000 }),
    promises: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ what: fc.constant('rated' as const), hours, score: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ what: fc.constant('broken' as const), hours }),
);
const story = fc.record({
  topic: fc.constantFrom('billing-error', 'delay', undefined),
  channel: fc.constantFrom('email', 'web'),
  owner: fc.constantFrom('lucia', 'elena', undefined),
  product: fc.constantFrom('Caldera Vaillant', 'la luz de casa', 'Cosa de Ana, 600 11 22 33', undefined),
  steps: fc.array(step, { maxLength: 12 }),
});
type Story = typeof story extends fc.Arbitrary<infer One> ? One : never;

const system = { kind: 'system' as const };
const event = ({ type, data }: EventContent): NewEvent => ({ type, actor: system, data }) as NewEvent;

const eventsOfStep = (one: Step, cycle: number): NewEvent[] => {
  switch (one.what) {
    case 'word':
      return [event({ type: 'message-sent', data: { messageId: 'm' } })];
    case 'late-answer':
      return [
        event({
          type: 'timer-breached',
          data: { timer: 'answer', dueAt: '2026-11-10T00:00:00.000Z', rule: 'answer', regime: 'es-sac@1' },
        }),
      ];
    case 'hand-over':
      return [event({ type: 'handed-over', data: { taskId: 't', from: 'lucia', to: 'mateo', reasonTextId: 'r' } })];
    case 'reopened':
      return [event({ type: 'reopened', data: { cycle, next: cycle + 1, because: 'desk' } })];
    case 'rated':
      return [event({ type: 'survey-answered', data: { cycle, taskId: 't', score: one.score } })];
    default:
      return [event({ type: 'note-added', data: { messageId: 'n' } })];
  }
};

const itemsOfStep = (one: Step, cycle: number, at: string): CaseItem[] => {
  if (one.what === 'broken')
    return [{ kind: 'promise-count', month: '2026-11', of: 'credit', team: 'care', add: { broken: 1 } }];
  if (one.what !== 'ends') return [];
  const outcome: Outcome = {
    ...{ cycle, result: one.agreed ? 'agreed' : 'answered', rounds: 1, recordedAt: at, agreementSha256: 'x' },
    concessions: [{ concession: 'credit', cost: { amount: one.cost, currency: 'EUR' } }],
    totalCost: { amount: one.cost, currency: 'EUR' },
  };
  const made: CaseItem = {
    ...{ kind: 'promise-count', month: '2026-11', of: 'credit', team: 'care' },
    add: { made: one.promises },
  };
  return [{ kind: 'outcome', outcome }, ...(one.promises > 0 ? [made] : [])];
};

/** The facts that a case leaves, one change at a time, as the store writes them. */
const factsOf = (one: Story, number: number): Fact[] => {
  const { owner: _, ...plain } = aCase({ caseId: `case-${number}`, receivedAt: new Date(BEGIN).toISOString() });
  const { topic, channel, owner, product } = one;
  const head = {
    ...{ ...plain, channel, seq: 0, lastHash: '', timers: [] },
    regime: { id: 'es-sac', version: '1', class: 'general' as const },
    ...(topic && { topic }),
    ...(owner && { owner }),
    ...(product && { product }),
  };
  const facts = [factOfReceipt(head, policy) as Fact];
  const begun = event({ type: 'complaint-received', data: { channel, messageId: 'first' } });
  let events: CaseEvent[] = chain({ seq: 0, lastHash: GENESIS }, [begun], head.receivedAt);
  let [time, cycle] = [BEGIN, 1];
  for (const next of one.steps) {
    time += next.hours * HOUR;
    const at = new Date(time).toISOString();
    const { seq, hash: lastHash } = events.at(-1) as CaseEvent;
    const added = chain({ seq, lastHash }, eventsOfStep(next, cycle), at);
    const items = itemsOfStep(next, cycle, at);
    facts.push(
      ...[
        factOf(
          { file: { events, examinations: [], offers: [], outcomes: [] }, after: head, events: added, items, at },
          policy,
        ) ?? [],
      ].flat(),
    );
    events = [...events, ...added];
    if (next.what === 'reopened') cycle++;
  }
  return facts;
};

const madrid = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid', dateStyle: 'short' });
const dayOfTime = (time: number): string => madrid.format(time);

type Cycle = { begun: number; firstWord?: number; isLate: boolean; handOvers: number };
type Add = (measure: string, count?: number) => void;

/** What one step adds, counted by hand; what it leaves for the end of its cycle is noted in `cycle`. */
const count: {
  [What in Step['what']]: (add: Add, cycle: Cycle, time: number, one: Extract<Step, { what: What }>) => void;
} = {
  word: (_, cycle, time) => {
    cycle.firstWord ??= time;
  },
  'late-answer': (_, cycle) => {
    cycle.isLate = true;
  },
  'hand-over': (_, cycle) => void cycle.handOvers++,
  reopened: (add, cycle, time) => {
    add('reopened');
    Object.assign(cycle, { begun: time, firstWord: undefined, isLate: false, handOvers: 0 });
  },
  broken: (add) => add('broken'),
  rated: (add, _, __, { score }) => {
    add('rated');
    add('scores', score);
    add('satisfied', score >= 4 ? 1 : 0);
  },
  ends: (add, { begun, firstWord, isLate, handOvers }, _, { agreed, cost, promises }) => {
    for (const measure of ['ended', 'concessions', 'timer-answer']) add(measure);
    add('agreed', agreed ? 1 : 0);
    add('cost-EUR', cost);
    add('promises', promises);
    add('handed-over', handOvers);
    add('timer-answer-late', isLate ? 1 : 0);
    if (firstWord === undefined) return;
    const waited = (firstWord - begun) / 1000;
    add('spoken');
    add('spoken-in-a-day', waited <= 86_400 ? 1 : 0);
    add(`first-word-${WAIT_CLASSES.filter((end) => end < waited).length}`);
  },
};

/** The same, counted by hand from what happened: `day|topic|measure`. */
const recounted = (stories: readonly Story[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { topic = 'unknown', steps } of stories) {
    let time = BEGIN;
    const add: Add = (measure, more = 1) => {
      const name = `${dayOfTime(time)}|${topic}|${measure}`;
      if (more > 0) sums[name] = (sums[name] ?? 0) + more;
    };
    const cycle: Cycle = { begun: BEGIN, isLate: false, handOvers: 0 };
    add('received');
    for (const one of steps) {
      time += one.hours * HOUR;
      (count[one.what] as (add: Add, cycle: Cycle, time: number, one: Step) => void)(add, cycle, time, one);
    }
  }
  return sums;
};

const byDay = (facts: readonly Fact[]): [day: string, facts: Fact[]][] =>
  [...new Set(facts.map(({ day }) => day))].map((day) => [day, facts.filter((fact) => fact.day === day)]);

const flat = (facts: readonly Fact[]): Record<string, number> =>
  Object.fromEntries(
    byDay(facts).flatMap(([day, ofDay]) =>
      Object.entries(rolledUp(ofDay).topic).flatMap(([topic, counts]) =>
        Object.entries(counts).map(([measure, count]) => [`${day}|${topic}|${measure}`, count]),
      ),
    ),
  );

const sumOf = (rollUp: RollUp): Counts => {
  const sums: Counts = {};
  for (const counts of Object.values(rollUp))
    for (const [measure, count] of Object.entries(counts)) sums[measure] = (sums[measure] ?? 0) + count;
  return sums;
};

describe('the figures', () => {
  test('Figures of any histories are what a plain recount comes to, in whatever order facts are read and however often', () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (stories, numbers) => {
        const facts = stories.flatMap(factsOf);
        const twice = [...facts, ...facts.filter(() => (numbers.next().value ?? 0) % 2 === 0)]
          .map((fact) => ({ fact, place: numbers.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ fact }) => fact);
        expect(flat(twice)).toEqual(recounted(stories));
      }),
    );
  });

  test('Every breakdown adds up to the whole, and days add up to their month', () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 6 }), (stories) => {
        const facts = stories.flatMap(factsOf);
        const all = rolledUp(facts);
        for (const by of breakdowns) {
          expect(sumOf(all[by])).toEqual(all.all['all'] ?? {});
          expect(together(byDay(facts).map(([, ofDay]) => rolledUp(ofDay)[by]))).toEqual(all[by]);
        }
      }),
    );
  });

  test('Nothing that a customer wrote stands in a fact: of the product only the id of ours', () => {
    const [fact] = factsOf(
      { topic: 'delay', channel: 'web', owner: 'lucia', product: 'Cosa de Ana, 600 11 22 33', steps: [] },
      1,
    );
    expect(fact?.of).toEqual({
      ...{ topic: 'delay', cause: 'unknown', motive: 'unknown', channel: 'web' },
      ...{ product: 'other', team: 'care', regime: 'es-sac' },
    });
  });

  test.each([
    ['Caldera Vaillant ecoTEC', 'heating'],
    ['LAVADORA', 'appliances'],
    ['Termo eléctrico', 'heating'],
    ['el calderero', 'other'],
    [undefined, 'unknown'],
  ])('The product %s counts as %s', (said, id) => {
    expect(productIn(policy, said)).toBe(id);
  });

  test('Of a case that is too long to be read whole no first word is counted, since it may lie before what was read', () => {
    const at = '2026-11-05T09:00:00.000Z';
    const events = chain({ seq: 0, lastHash: GENESIS }, eventsOfStep({ what: 'word', hours: 0 }, 1), at);
    const items = itemsOfStep({ what: 'ends', hours: 0, agreed: true, cost: 0, promises: 0 }, 1, at);
    const head = {
      ...aCase(),
      ...{ seq: 0, lastHash: '', timers: [], regime: { id: 'es-sac', version: '1', class: 'general' as const } },
    };
    const change = {
      after: head,
      events: chain(
        { seq: 1, lastHash: '' },
        [event({ type: 'concluded', data: { cycle: 1, score: 'none', messageId: 'm' } })],
        at,
      ),
      items,
      at,
    };
    expect(
      factOf({ ...change, file: { events, examinations: [], offers: [], outcomes: [] } }, policy)?.add,
    ).toHaveProperty('spoken', 1);
    expect(
      factOf({ ...change, file: { events, examinations: [], offers: [], outcomes: [], isPart: true } }, policy)?.add,
    ).not.toHaveProperty('spoken');
  });
});
