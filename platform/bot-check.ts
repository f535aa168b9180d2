import * as z from 'zod/mini';
import type { Secret } from './aws/secrets.ts';

/** What a check of whether a person filled in the form came to. */
export type BotCheck = 'passed' | 'failed' | 'missing' | 'unavailable';

/** Asks the service whose box stood in the form about the token that it gave. Never throws: whoever complains is heard. */
export type BotVerifier = (token: string | undefined) => Promise<BotCheck>;

/** Where to ask: an address like `siteverify` of Turnstile, hCaptcha and reCAPTCHA. */
type Service = { url: string; secret: () => Promise<Secret>; fetch?: typeof fetch; timeoutMs?: number };

const TIMEOUT_MS = 2000;
const LONGEST_TOKEN = 4096;
const LARGEST_ANSWER = 16 * 1024;

const Answer = z.object({ success: z.boolean() });

const textOf = async (answer: Response): Promise<string> => {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LARGEST_ANSWER) throw new Error('too-large');
  }
  return text;
};

/**
 * A verifier that asks a service. It follows no redirect, waits for two seconds and reads 16 KB; what it is not told in that is
 * `unavailable`. The service is given the token alone, and no address of the customer.
 */
export const botVerifier =
  ({ url, secret, fetch: ask = fetch, timeoutMs = TIMEOUT_MS }: Service): BotVerifier =>
  async (token) => {
    if (token === undefined || token === '') return 'missing';
    if (token.length > LONGEST_TOKEN) return 'failed';
    try {
      const body = new URLSearchParams({ secret: (await secret()).current, response: token });
      const answer = await ask(url, {
        method: 'POST',
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!answer.ok) {
        await answer.body?.cancel();
        return 'unavailable';
      }
      return Answer.parse(JSON.parse(await textOf(answer))).success ? 'passed' : 'failed';
    } catch {
      return 'unavailable';
    }
  };
