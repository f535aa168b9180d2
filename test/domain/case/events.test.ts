import { expect, test } from 'vitest';
import { type CaseEvent, eventsOf, type NewEvent } from '#domain/case/events.ts';
import { chain, GENESIS } from '#domain/case/history.ts';
import type { Parameter } from '#domain/report/parameter.ts';

const system = { kind: 'system' } as const;

const written: NewEvent[] = [
  { type: 'blocked', actor: system },
  { type: 'stalled', actor: system, data: { execution: 'one' } },
  { type: 'promise-kept', actor: system, data: { cycle: 1, taskId: 'p', index: 1, proofTextId: 'proof' } },
  { type: 'stalled', actor: system, data: { execution: 'two' } },
];
const history: CaseEvent[] = chain({ seq: 0, lastHash: GENESIS }, written, '2026-11-23T09:00:00.000Z');

test('The events of a type come in their order, with the fields of that type', () => {
  expect(eventsOf(history, 'stalled').map(({ data }) => data.execution)).toEqual(['one', 'two']);
  expect(eventsOf(history, 'promise-kept', 'stalled').map(({ seq }) => seq)).toEqual([2, 3, 4]);
  expect(eventsOf(history, 'destroyed')).toEqual([]);
});

test('A wrong event, field or value does not compile where an event is written', () => {
  const wrong: NewEvent[] = [
    // @ts-expect-error There is no such event.
    { type: 'stuck', actor: system },
    // @ts-expect-error Its data must be given.
    { type: 'stalled', actor: system },
    // @ts-expect-error It has no such field.
    { type: 'stalled', actor: system, data: { execution: 'one', machine: 'complaint' } },
    // @ts-expect-error The field holds something else.
    { type: 'stalled', actor: system, data: { execution: 1 } },
    // @ts-expect-error That is the data of another event.
    { type: 'hold-placed', actor: system, data: { execution: 'one' } },
  ];
  expect(wrong).toHaveLength(5);
});

test('A wrong event or field does not compile where history is read', () => {
  // @ts-expect-error There is no such event.
  eventsOf(history, 'stuck');
  // @ts-expect-error It has no such field.
  eventsOf(history, 'stalled').map(({ data }) => data.machine);
  // @ts-expect-error Which fields there are is not known before the type is.
  history.map(({ data }) => data.execution);
  const one = history.find((event) => event.type === 'stalled' && event.data.execution === 'one');
  expect(one?.seq).toBe(2);
});

test('A wrong event or field does not compile in a parameter of the report', () => {
  const parameter: Pick<Parameter, 'events' | 'measure'> = {
    // @ts-expect-error There is no such event.
    events: ['stuck'],
    measure: ({ within }) => [
      // @ts-expect-error There is no such event.
      ...within('stuck').map(() => ({ value: 1 })),
      // @ts-expect-error It has no such field.
      ...within('survey-answered').map(({ data }) => ({ value: data.points })),
    ],
  };
  expect(parameter.events).toEqual(['stuck']);
});
