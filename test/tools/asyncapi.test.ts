import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '#domain/announcements/announced-event.ts';
import {
  ASYNCAPI_FILE,
  asyncApiText,
  eventSchemas,
  missingFields,
  SCHEMAS_FILE,
  schemasText,
} from '#tools/asyncapi.ts';

type Json = Record<string, unknown>;

/** Every `$ref` in a document. */
const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => (name === '$ref' ? [String(inner)] : refsIn(inner)));

describe('the documents of what leaves', () => {
  it('The documents are what the code says (else: npm run events)', () => {
    expect(readFileSync(ASYNCAPI_FILE, 'utf8')).toBe(asyncApiText());
    expect(readFileSync(SCHEMAS_FILE, 'utf8')).toBe(schemasText());
  });

  it('Every reference of the AsyncAPI document leads somewhere, and every event has a message', () => {
    const document = JSON.parse(asyncApiText()) as Json;
    const files: Record<string, Json> = { '': document, './event-schemas.json': JSON.parse(schemasText()) as Json };
    const found = (ref: string) => {
      const [file = '', pointer = ''] = ref.split('#');
      return pointer
        .slice(1)
        .split('/')
        .reduce<unknown>((at, name) => (at as Json | undefined)?.[name], files[file]);
    };
    const refs = refsIn(document);
    expect(new Set(refs.map((ref) => ref.split('#')[0]))).toEqual(new Set(Object.keys(files)));
    expect(refs.length).toBeGreaterThan(eventTypes.length);
    expect(refs.filter((ref) => found(ref) === undefined)).toEqual([]);
  });

  it('A field that goes is found, one that is added is not, and a new version of a schema may be as it likes', () => {
    const before = eventSchemas();
    const offered = structuredClone(before['offered.v1'] ?? {});
    const fields = offered.properties?.['data']?.properties ?? {};
    delete fields['round'];
    expect(missingFields(before, { ...before, 'offered.v1': offered })).toEqual(['offered.v1: data.round']);
    Object.assign(fields, { round: {}, colour: {} });
    expect(missingFields(before, { ...before, 'offered.v1': offered })).toEqual([]);
    const { 'offered.v1': _, ...others } = before;
    expect(missingFields(before, { ...others, 'offered.v2': { properties: {} } })).toEqual([]);
  });
});
