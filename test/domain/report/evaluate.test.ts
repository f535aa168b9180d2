import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent, EventData, EventType } from '#domain/case/events.ts';
import { evaluate } from '#domain/report/evaluate.ts';
import { collector } from '#domain/report/fold.ts';
import { parameters } from '#domain/report/parameters.ts';
import type { CaseRecord } from '#domain/report/record.ts';
import { complaint, history, setting, type Told } from './histories.ts';

const dates = fc
  .date({ min: new Date('2025-06-01'), max: new Date('2027-06-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

type Kind = { [Type in EventType]: [type: Type, data: Partial<EventData<Type>>] }[EventType];

const kinds: fc.Arbitrary<Kind> = fc.oneof(
  fc.constant<Kind>(['acknowledged', { cycle: 1 }]),
  fc.constantFrom('agreed', 'answered').map((type): Kind => [type, { cycle: 1, commitments: 1 }]),
  fc.constantFrom('answer', 'update').map((timer): Kind => ['timer-breached', { timer, article: '17.1' }]),
  fc.boolean().map((supervisor): Kind => ['person-asked', { taskId: 't', supervisor, channel: 'web' }]),
  fc.nat(400).map((seconds): Kind => ['person-reached', { taskId: 't', seconds }]),
  fc.integer({ min: 1, max: 5 }).map((score): Kind => ['survey-answered', { score }]),
  fc.constantFrom('reopened', 'concluded').map((type): Kind => [type, { cycle: 1 }]),
  fc.constant<Kind>(['promise-kept', { taskId: 'p' }]),
);

/** A case of a few events at any time, in their order. */
const told: fc.Arbitrary<Told[]> = fc
  .record({
    moments: fc.array(dates, { minLength: 1, maxLength: 6 }),
    events: fc.array(kinds, { minLength: 6, maxLength: 6 }),
    topic: fc.constantFrom('invoice', 'delivery'),
  })
  .map(({ moments, events, topic }) => {
    const [first = '', ...rest] = moments.toSorted();
    return [...complaint(first, { topic }), ...rest.map((at, index): Told => [at, ...(events[index] as Kind)])];
  });

const cases: fc.Arbitrary<CaseRecord[]> = fc
  .array(told, { maxLength: 8 })
  .map((all) => all.map((one, index) => history(one, { caseId: `case-${index}` })));

describe('properties', () => {
  test('Properties: the order in which cases are read does not matter', () =>
    fc.assert(
      fc.asyncProperty(
        cases.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        async ([all, shuffled]) => {
          expect(await evaluate(shuffled, setting)).toEqual(await evaluate(all, setting));
        },
      ),
      { numRuns: 60 },
    ));

  test('Properties: an event that no parameter reads changes no figure', () =>
    fc.assert(
      fc.asyncProperty(told, fc.nat(8), async (one, place) => {
        const index = Math.min(1 + place, one.length);
        const note: Told = [one[index - 1]?.[0] ?? '', 'note-added', { messageId: 'm' }];
        const before = await evaluate([history(one)], setting);
        const after = await evaluate([history(one.toSpliced(index, 0, note))], setting);
        expect(after.results).toEqual(before.results);
      }),
      { numRuns: 60 },
    ));

  test('Properties: what happens after the year changes nothing of its report', () =>
    fc.assert(
      fc.asyncProperty(cases, async (all) => {
        const seen = all.map((record) => ({
          ...record,
          events: record.events.filter(({ at }) => at < '2026-12-31T23'),
        }));
        expect(await evaluate(all, setting)).toEqual(await evaluate(seen, setting));
      }),
      { numRuns: 60 },
    ));

  test('Properties: percentiles are the nearest rank', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), fc.constantFrom(50, 90, 100), (values, part) => {
        const { add, groups } = collector('spread', []);
        for (const value of values) add({ value });
        const statistic = { 50: 'median', 90: 'p90', 100: 'max' }[part];
        const found = groups()[0]?.figures.find((figure) => figure.statistic === statistic)?.value;
        expect(found).toBe(values.toSorted((a, b) => a - b)[Math.ceil((values.length * part) / 100) - 1]);
      }),
    ));
});

const tampered = (event: object): CaseEvent => event as CaseEvent;

describe('what the figures rest on', () => {
  const one = history(complaint('2026-03-02'), { caseId: 'case-b' });
  const other = history(complaint('2025-03-02T10:00:00.000Z', {}, 'mail'), { caseId: 'case-a' });

  test('What the figures rest on: cases, events, the first and the last of them', async () => {
    const { basis } = await evaluate([one, other, history(complaint('2027-02-01'))], setting);
    expect(basis).toMatchObject({
      cases: 2,
      events: 4,
      firstEvent: '2025-03-02T10:00:00.000Z',
      lastEvent: '2026-03-02T12:00:00.000Z',
      broken: [],
    });
  });

  test('What the figures rest on: the hash is that of the inputs as a file; a case is a line', async () => {
    const { basis } = await evaluate([one, other], setting);
    const file = basis.inputs.map((line) => `${line}\n`).join('');
    expect(createHash('sha256').update(file).digest('hex')).toBe(basis.sha256);
    expect(basis.inputs.slice(1).map((line) => line.split(' ')[0])).toEqual(['case-a', 'case-b']);
    expect(JSON.parse(basis.inputs[0] ?? '')).toEqual(setting);
  });

  test.each<[string, (events: CaseEvent[]) => CaseEvent[]]>([
    ['a changed field', ([first, ...rest]) => [tampered({ ...first, data: { channel: 'mail' } }), ...rest]],
    ['a dropped event', ([, ...rest]) => rest],
  ])('%s breaks the history and changes the hash', async (_, tamper) => {
    const whole = await evaluate([one], setting);
    const { basis } = await evaluate([{ ...one, events: tamper(one.events) }], setting);
    expect(basis.broken).toEqual([{ caseId: 'case-b', seq: 1 }]);
    expect(basis.sha256).not.toBe(whole.basis.sha256);
  });

  test('What the figures rest on: what the table adds to an event is no part of it', async () => {
    const stored = one.events.map((event) => ({ ...event, pk: 'CASE#case-b', sk: `EVENT#${event.seq}` }));
    expect(await evaluate([{ ...one, events: stored }], setting)).toEqual(await evaluate([one], setting));
  });
});

test('Cases leave no more behind than counts and a line each', async () => {
  const template = history([...complaint('2026-03-02'), ['2026-03-10', 'agreed', { cycle: 1 }]]);
  const many = function* (count: number) {
    for (let index = 0; index < count; index++) yield { ...template, caseId: `case-${index}` };
  };
  const { basis, results } = await evaluate(many(2_000), setting);
  expect(basis.inputs.length).toBe(2_001);
  expect(results.every(({ groups }) => groups.length < 10)).toBe(true);
  expect(parameters.length).toBe(results.length);
});
