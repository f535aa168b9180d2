import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { bodyOf } from '#platform/http/body.ts';
import { endpoint } from '#platform/http/endpoint.ts';

const said = endpoint<unknown, { text: string }>({
  ...{ method: 'POST', path: '/said', access: 'public', summary: 'said', refuses: [], responses: {} },
  body: z.object({ text: z.string() }),
  handle: async () => ({ status: 200 }),
});

const read = (body: string, headers: Record<string, string> = {}) =>
  bodyOf({ body, headers, isBase64Encoded: false } as unknown as APIGatewayProxyEventV2, said);

/** What API Gateway makes of bytes that are no UTF-8. */
const asUtf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe('the body of a request', () => {
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
