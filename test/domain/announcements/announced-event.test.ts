import { describe, expect, it, test } from 'vitest';
import type * as z from 'zod/mini';
import { announced, announcedSchema, eventTypes } from '#domain/announcements/announced-event.ts';
import { publishedData } from '#domain/announcements/published-data.ts';
import { catalogue } from '#domain/case/events/catalogue.ts';
import { meanings } from '#domain/case/events/define.ts';
import type { CaseEvent, EventType } from '#domain/case/events.ts';

const CASE_ID = '01939f3c-7a2b-7c3d-8e4f-a1b2c3d4e5f6';
const AT = '2026-11-23T09:00:00.000Z';
/** What stands where the catalogue bounds nothing: words, people, hashes. */
const PRIVATE = 'Ana García, 600 123 456';
const MAY_LEAVE = [
  ...['case id', 'task id', 'message id', 'instant', 'concession id', 'channel', 'code', 'timer id'],
  ...['topic id', 'article'],
];

type Def = {
  type: string;
  innerType: z.ZodMiniType;
  element: z.ZodMiniType;
  options: z.ZodMiniType[];
  entries: Record<string, unknown>;
  values: unknown[];
  valueType: z.ZodMiniType;
  keyType: z.ZodMiniType;
  shape: Record<string, z.ZodMiniType>;
};

/** A value that has every field there can be, with private words wherever nothing keeps them out. */
const filledIn = (schema: z.ZodMiniType): unknown => {
  const def = schema._zod.def as unknown as Def;
  const title = meanings.get(schema)?.title ?? '';
  switch (def.type) {
    case 'string':
      return MAY_LEAVE.includes(title) ? (title === 'instant' ? AT : `${title} of ours`) : PRIVATE;
    case 'optional':
      return filledIn(def.innerType);
    case 'array':
      return [filledIn(def.element)];
    case 'union':
      return filledIn(def.options[0] as z.ZodMiniType);
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'boolean':
      return true;
    case 'record':
      return { [String(filledIn(def.keyType))]: filledIn(def.valueType) };
    case 'object':
      return Object.fromEntries(Object.entries(def.shape).map(([name, field]) => [name, filledIn(field)]));
    default:
      return 7;
  }
};

const eventOf = (type: EventType): CaseEvent => {
  const event: object = {
    ...{ seq: 7, at: AT, type, prevHash: '0'.repeat(64), hash: 'f'.repeat(64) },
    actor: { kind: 'person', id: PRIVATE },
    data: filledIn(catalogue[type].data),
    digests: { 'text/x': PRIVATE },
  };
  return event as CaseEvent;
};

describe('an event that leaves', () => {
  test.each(eventTypes)('%s leaves without words, people or hashes, as its schema says', (type) => {
    const event = announced({ caseId: CASE_ID, reference: 'AM-7K3Q9F2D' }, eventOf(type));
    expect(JSON.stringify(event)).not.toContain(PRIVATE);
    expect(JSON.stringify(event)).not.toContain('f'.repeat(64));
    expect(announcedSchema(type).safeParse(event).error).toBeUndefined();
    expect(Object.keys(event).toSorted()).toEqual(Object.keys(announcedSchema(type).shape).toSorted());
  });

  it('An event keeps its id however often it leaves, and its place in the history', () => {
    const [once, again] = [1, 2].map(() =>
      announced({ caseId: CASE_ID, reference: 'AM-7K3Q9F2D' }, eventOf('offered')),
    );
    expect(once).toEqual(again);
    expect(once).toMatchObject({ id: `${CASE_ID}.7`, sequence: 7, by: 'person', version: 1 });
  });

  it('What other systems need to act on an offer and a promise is there', () => {
    expect(Object.keys(publishedData('offered').shape)).toEqual(expect.arrayContaining(['concessions', 'round']));
    expect(Object.keys(publishedData('promise-kept').shape)).toEqual(expect.arrayContaining(['taskId', 'index']));
    expect(Object.keys(publishedData('understood').shape)).toEqual(expect.arrayContaining(['topic', 'severity']));
  });
});
