import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ComplaintRequest } from '#channels/web/contract.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseItem } from '#domain/case/change.ts';
import { instantAfter } from '#domain/time.ts';
import { customerKey } from '#platform/customer-keys.ts';
import { networkOf } from '#platform/http/network.ts';
import { withPhoneNumber } from '#platform/phone/phone-number.ts';
import type { OpenDeps } from './open-case.ts';

/** Who sends a request: somebody signed in, or whoever is at a network address. */
export type Client = { kind: 'staff'; id: string } | { kind: 'source'; address?: string };

/** An idempotency key of one client, and the body it belongs to, both as keyed hashes. */
export type RequestKey = { hash: string; bodyHash: string };

/** How long a repeat of a request gets the first answer. */
const REMEMBERED_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

type Request = {
  complaint: ComplaintRequest;
  /** Hashes of the files that came with it. */
  files: readonly string[];
  idempotencyKey: string;
  client: Client;
};

/**
 * Whose a key is: of whoever is signed in; else of the person that the complaint names, by what they are known by surest; else of
 * the network that it came from. Two clients who chose the same key never meet.
 */
const scopeOf = ({ complaint: { customer = {} }, client }: Request, secret: string, { policy }: OpenDeps): string[] => {
  if (client.kind === 'staff') return ['staff', client.id];
  const person = customerKey(secret, withPhoneNumber(customer, policy.company));
  return person ? ['person', person] : ['source', 'web', networkOf(client.address)];
};

/** What a request is remembered by. Keyed hashes: neither a short text nor an address can be guessed from them. */
export const requestKeyOf = async (request: Request, deps: OpenDeps): Promise<RequestKey> => {
  const { current: secret } = await deps.identity();
  const hashOf = (...parts: string[]) => createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');
  return {
    hash: hashOf('idempotency-key', ...scopeOf(request, secret, deps), request.idempotencyKey),
    bodyHash: hashOf(
      'request-body',
      canonicalize({ ...request.complaint, ...(request.files.length > 0 && { files: request.files }) }) ?? '',
    ),
  };
};

/** What remembers the answer to a request, and leads to it from the case, which it is erased with. */
export const receiptItems = (
  { hash, bodyHash }: RequestKey,
  { reference, receivedAt, answerBy }: Pick<Case, 'reference' | 'receivedAt' | 'answerBy'>,
): CaseItem[] => [
  {
    kind: 'receipt',
    ...{ hash, bodyHash },
    receipt: { reference, receivedAt, answerBy },
    until: instantAfter(receivedAt, REMEMBERED_DAYS * DAY_MS),
  },
  { kind: 'used-key', hash },
];
