import { Transient } from '#domain/failures.ts';
import { bodyOf } from './download.ts';
import type { Sns } from './sns.ts';

const ANSWER_LIMIT_MS = 3_000;
const MOST_BYTES = 16 * 1024;
/** SNS has a handful of certificates in use; so many are kept, until there are more. */
const MOST_KEPT = 20;

/** Reaches SNS over HTTPS: never on to where it might redirect, never for long. */
export const reachSns = (fetch: typeof globalThis.fetch): Sns => {
  const kept = new Map<string, string>();
  const ask = async (address: string): Promise<Response> => {
    const request = { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_LIMIT_MS) } as const;
    const response = await fetch(address, request).catch(() => undefined);
    if (!response || response.status >= 500) throw new Transient('SNS does not answer');
    return response;
  };
  return {
    certificateAt: async (address) => {
      const known = kept.get(address);
      if (known) return known;
      const response = await ask(address);
      if (!response.ok) return undefined;
      const certificate = Buffer.from(await bodyOf(response, MOST_BYTES)).toString('latin1');
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(address, certificate);
      return certificate;
    },
    confirm: async (address) => {
      const { ok, status } = await ask(address);
      if (!ok) throw new Transient(`SNS answered ${status}`);
    },
  };
};
