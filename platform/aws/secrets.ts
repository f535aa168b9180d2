import { Transient } from '#domain/failures.ts';
import { retry } from '../backoff.ts';
import { secrets } from '../environment.ts';
import { signedPost } from './signing.ts';

const SECRET_LIFE_MS = 5 * 60 * 1000;
const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 40;

/** A secret with its predecessor, so that rotating it breaks nothing that is under way. */
export type Secret = { current: string; previous?: string };

type Version = 'AWSCURRENT' | 'AWSPREVIOUS';

/**
 * One version of a secret (GetSecretValue, AWS JSON 1.1); undefined where there is none. A signed request in place of the
 * client, which would be a twentieth of every bundle that reads a secret.
 */
const read = async (SecretId: string, VersionStage: Version): Promise<string | undefined> => {
  const { region, endpoint } = secrets();
  const response = await signedPost({
    service: 'secretsmanager',
    region,
    url: new URL(`${endpoint}/`),
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId, VersionStage }),
  });
  const answer = (await response.json()) as { SecretString?: string; __type?: string };
  if (response.ok) return answer.SecretString;
  if (answer.__type?.endsWith('ResourceNotFoundException')) return undefined;
  // The message may quote what was asked for; its class tells enough.
  throw new Transient(`Secrets Manager answered ${answer.__type ?? response.status}`);
};

const patiently = (secretId: string, version: Version): Promise<string | undefined> =>
  retry(() => read(secretId, version), { attempts: ATTEMPTS, firstMs: FIRST_PAUSE_MS });

/** Reads a secret of Secrets Manager, both versions; kept for five minutes. Throws where there is no current one. */
export const secretReader = (secretId: string): (() => Promise<Secret>) => {
  let cached: { secret: Secret; until: number } | undefined;
  return async () => {
    if (cached && cached.until > Date.now()) return cached.secret;
    const [current, previous] = await Promise.all([
      patiently(secretId, 'AWSCURRENT'),
      patiently(secretId, 'AWSPREVIOUS'),
    ]);
    if (current === undefined) throw new Error('The secret has no current version');
    const secret = { current, ...(previous !== undefined && { previous }) };
    cached = { secret, until: Date.now() + SECRET_LIFE_MS };
    return secret;
  };
};
