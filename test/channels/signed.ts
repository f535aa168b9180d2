import fc from 'fast-check';
import { expect } from 'vitest';
import type { RawRequest, Verifier } from '#channels/contract.ts';

export const NOW = '2026-11-23T09:00:00.000Z';
export const NOW_SECONDS = String(Date.parse(NOW) / 1000);

/** A delivery as it comes to a webhook. */
export const delivery = (body: string | Uint8Array, headers: Record<string, string> = {}): RawRequest => ({
  method: 'POST',
  url: 'https://api.lumbre.example/channels/x',
  headers,
  query: {},
  rawBody: Buffer.from(body),
});

const turned = (bytes: Uint8Array, bit: number): Buffer => {
  const copy = Buffer.from(bytes);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
};

/** Refused: every delivery that differs in one bit of the body or of one of the headers that sign it. */
export const refusesEveryBit = (
  verify: Verifier,
  { request, secrets }: { request: RawRequest; secrets: string[] },
  names: string[],
): void => {
  expect(verify(request, secrets, NOW)).toEqual({ valid: true });
  for (let bit = 0; bit < request.rawBody.length * 8; bit++)
    expect(verify({ ...request, rawBody: turned(request.rawBody, bit) }, secrets, NOW).valid).toBe(false);
  for (const name of names) {
    const value = Buffer.from(request.headers[name] ?? '', 'latin1');
    for (let bit = 0; bit < value.length * 8; bit++) {
      const headers = { ...request.headers, [name]: turned(value, bit).toString('latin1') };
      expect(verify({ ...request, headers }, secrets, NOW).valid).toBe(false);
    }
  }
};

/** Either of two secrets is right, no other one is, and without any nothing is. */
export const takesTwoSecrets = (verify: Verifier, request: RawRequest, secret: string): void => {
  expect(verify(request, ['the-new-one', secret], NOW)).toEqual({ valid: true });
  expect(verify(request, [], NOW).valid).toBe(false);
  fc.assert(
    fc.property(fc.string(), (other) => other === secret || !verify(request, [other], NOW).valid),
    {
      numRuns: 50,
    },
  );
};
