import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Refusal } from '#domain/refusal.ts';
import { bodyOf } from '#platform/http/body.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import { parsed } from '#platform/http/validation.ts';

const said = endpoint<unknown, { text: string }>({
  ...{ method: 'POST', path: '/said', access: 'public', summary: 'said', refuses: [], responses: {} },
  body: z.object({ text: z.string() }),
  handle: async () => ({ status: 200 }),
});

const read = (body: string, headers: Record<string, string> = {}) =>
  bodyOf({ body, headers, isBase64Encoded: false } as unknown as APIGatewayProxyEventV2, said);

/** What API Gateway makes of bytes that are no UTF-8. */
const asUtf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

const refusalOf = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('Nothing was refused');
};

const order = z.strictObject({ text: z.string(), customer: z.optional(z.strictObject({ email: z.string() })) });

describe('the body of a request', () => {
  it('A field that is not taken is pointed at, each by itself and however deep it lies', () => {
    const sent = { text: 'Hola', opcion: 'a', 'a/b': 1, customer: { email: 'a@example.com', nombre: 'Ana' } };
    expect(() => parsed(order, sent)).toThrow(
      expect.objectContaining({
        errors: ['/customer/nombre', '/opcion', '/a~1b'].map((pointer) => expect.objectContaining({ pointer })),
      }),
    );
  });

  it('What fits none of several shapes is told by the one that it comes nearest to', () => {
    const shapes = z.union([
      z.discriminatedUnion('change', [
        z.strictObject({ change: z.literal('absence'), days: z.strictObject({ from: z.string(), to: z.string() }) }),
        z.strictObject({ change: z.literal('back') }),
      ]),
      z.strictObject({ change: z.enum(['confirm', 'decline']), asked: z.int() }),
    ]);
    const pointers = (value: unknown) => refusalOf(() => parsed(shapes, value)).errors.map(({ pointer }) => pointer);
    expect(pointers({ change: 'absence', days: { from: '2026-12-01' } })).toEqual(['/days/to']);
    expect(pointers({ change: 'holiday' })).toEqual(['/change']);
    expect(pointers({ change: 'confirm' })).toEqual(['/asked']);
  });

  it('A name that stands twice in one object is refused with its place: a parser would keep the last and lose the first', async () => {
    const refused = async (body: string) => {
      try {
        await read(body);
      } catch (error) {
        const { code, errors } = error as { code: string; errors: object[] };
        return [code, ...errors];
      }
      return undefined;
    };
    const at = (pointer: string) => ['body-not-json', { pointer, message: 'must be there once' }];
    expect(await refused('{"text":"La factura","text":"El contrato"}')).toEqual(at('/text'));
    expect(await refused('{"text":"a","\\u0074ext":"b"}')).toEqual(at('/text'));
    expect(await refused('{"text":"a","customer":{"email":"x","email":"y"}}')).toEqual(at('/customer/email'));
    expect(await refused('{"text":"a","list":[{"k":1},{"k":1,"k":2}]}')).toEqual(at('/list'));
    expect(await refused(`{"${'x'.repeat(9000)}":1,"${'x'.repeat(9000)}":2}`)).toEqual(at(`/${'x'.repeat(60)}`));
    expect(await refused('{"text":"{\\"text\\": 1","a":{"text":1},"b":[{"text":1},{"text":2}]}')).toBeUndefined();
    expect(await refused(`{"text":${JSON.stringify('"\\,'.repeat(40_000))}}`)).toBeUndefined();
  });

  it('Of names that somebody made up an answer holds a bounded part', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`${at}${'x'.repeat(9000)}`, 1]));
    const { errors } = refusalOf(() => parsed(order, { text: 'Hola', ...many }));
    expect(errors).toHaveLength(20);
    for (const { pointer } of errors) expect(pointer.length).toBeLessThanOrEqual(61);
  });

  it('JSON may begin with the mark of UTF-8', async () =>
    expect(await read('\ufeff{"text":"Señores"}')).toEqual({ text: 'Señores' }));

  it.each([
    ['utf-8', 'application/json; charset=UTF-8'],
    ['quoted', 'application/json;charset="utf8"'],
    ['none', 'application/json'],
    ['another, in which all letters are alike', 'application/json; charset=iso-8859-1'],
  ])('A charset is believed where no letter is lost: %s', async (_, type) =>
    expect(await read('{"text":"Hola"}', { 'content-type': type })).toEqual({ text: 'Hola' }),
  );

  it('Words in another charset are refused, not kept with holes in them', async () => {
    const latin = asUtf8(Buffer.from('{"text":"Señores"}', 'latin1'));
    await expect(read(latin, { 'content-type': 'application/json; charset=ISO-8859-1' })).rejects.toMatchObject({
      code: 'body-not-utf8',
    });
  });

  it('A body that is packed is refused with what is wrong with it', async () => {
    const packed = asUtf8(gzipSync('{"text":"Hola"}'));
    await expect(read(packed, { 'content-encoding': 'gzip' })).rejects.toMatchObject({
      code: 'content-type-unsupported',
      errors: [{ pointer: '', message: 'must not be compressed' }],
    });
    expect(await read('{"text":"Hola"}', { 'content-encoding': 'identity' })).toEqual({ text: 'Hola' });
  });
});
