import fc from 'fast-check';
import type { Adapter } from '#channels/contract.ts';

export const RECEIVED_AT = '2026-11-23T09:00:00.000Z';

export const bytesOf = (body: unknown): Buffer => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));

/** What an adapter makes of a body. */
export const adapted = (adapt: Adapter, body: unknown) => adapt(bytesOf(body), RECEIVED_AT);

const ODD = fc.oneof(fc.constantFrom(null, [], {}, '', 0, -1, 1e300, true, '\ud800', ['x'], { id: {} }), fc.anything());

/** Every place of a JSON value that something else could stand in. */
const places = (value: unknown, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([name, inner]) => places(inner, [...path, name]))]
    : [path];

const replaced = (value: unknown, [name, ...rest]: string[], odd: unknown): unknown => {
  if (name === undefined) return odd;
  const inner = value as Record<string, unknown>;
  const next = replaced(inner[name], rest, odd);
  return Array.isArray(value) ? value.with(Number(name), next) : { ...inner, [name]: next };
};

/** Payloads with one place changed into anything, and with bytes cut off or turned. */
export const mutations = (bodies: Buffer[]): fc.Arbitrary<Buffer> => {
  const shapes = bodies.flatMap((bytes) => {
    try {
      return [JSON.parse(bytes.toString())] as unknown[];
    } catch {
      return [];
    }
  });
  const bent = fc
    .tuple(fc.constantFrom(...(shapes.length > 0 ? shapes : [{}])), fc.nat(), ODD)
    .map(([shape, place, odd]) => {
      const all = places(shape);
      return Buffer.from(JSON.stringify(replaced(shape, all[place % all.length] ?? [], odd)) ?? 'undefined');
    });
  const broken = fc.tuple(fc.constantFrom(...bodies), fc.nat(), fc.nat(7)).map(([bytes, at, bit]) => {
    const copy = Buffer.from(bytes);
    copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ (1 << bit);
    return at % 5 === 0 ? copy.subarray(0, at % copy.length) : copy;
  });
  return fc.oneof(
    bent,
    broken,
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  );
};

/** Holds for every mutation: nothing thrown, something said, and items that can be stored and compared. */
export const withstands = (adapt: Adapter, bodies: Buffer[], numRuns = 400): Promise<void> =>
  fc.assert(
    fc.asyncProperty(mutations(bodies), async (bytes) => {
      const { items, ignored } = await adapt(bytes, RECEIVED_AT);
      for (const { author, externalId, at, text } of items) {
        if (author.id === '' || externalId === '') throw new Error('an item without author or id');
        if (new Date(at).toISOString() !== at) throw new Error(`${at} is no instant`);
        if (!text.isWellFormed()) throw new Error('half a character');
      }
      if (ignored.some(({ reason }) => reason === '')) throw new Error('no reason');
    }),
    { numRuns },
  );
