import { Transient } from '#domain/failures.ts';

/**
 * A request to STS that somebody signed and did not send: whoever sends it is told by AWS who signed it (STS: GetCallerIdentity). It
 * proves who they are without a secret of theirs leaving them, and it names what it was signed for, so that it is good for nothing else.
 */
export type CallerProof = {
  authorization: string;
  'x-amz-date': string;
  'x-amz-security-token'?: string;
  /** What it is for, which is signed as well. */
  'x-amends-for': string;
};

/** What is posted: nothing else can be asked with the proof. */
export const WHO_AM_I = 'Action=GetCallerIdentity&Version=2011-06-15';
export const FORM = 'application/x-www-form-urlencoded';
const ARN = /<Arn>(arn:[\w-]{3,12}:(?:sts|iam)::\d{12}:[\w+=,.@/-]{1,300})<\/Arn>/;
const LIMIT_MS = 5000;

/** Whether the signature covers what the proof is for. */
const isBound = ({ authorization }: CallerProof): boolean =>
  (/SignedHeaders=([\w;-]+)/.exec(authorization)?.[1] ?? '').split(';').includes('x-amends-for');

/**
 * The principal of AWS that signed a proof for something; undefined where it is for something else, or AWS does not take it.
 * @param endpoint of STS in our region: a proof names no place of its own to be sent to
 * @throws Transient where AWS cannot be asked
 */
export const principalOf = async (
  proof: CallerProof,
  what: string,
  { endpoint, ask = fetch }: { endpoint: string; ask?: typeof fetch },
): Promise<string | undefined> => {
  if (proof['x-amends-for'] !== what || !isBound(proof)) return undefined;
  const response = await ask(`${endpoint}/`, {
    method: 'POST',
    headers: { ...proof, 'content-type': FORM },
    body: WHO_AM_I,
    redirect: 'manual',
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const text = await response.text();
  if (response.status >= 500) throw new Transient(`STS answered ${response.status}`);
  return response.ok ? ARN.exec(text)?.[1] : undefined;
};
