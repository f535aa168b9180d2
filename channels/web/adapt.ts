import { sha256 } from '#domain/case/history.ts';
import { accepted, ignored } from '../adapted.ts';
import type { Adapted, Adapter } from '../contract.ts';
import { ComplaintRequest } from './contract.ts';

const jsonOf = (payload: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return undefined;
  }
};

type Issue = { path: PropertyKey[]; message: string };

/** What is wrong with a body, by the place where it is wrong. */
export const refused = (issues: Issue[]): Adapted =>
  ignored(...issues.map(({ path, message }) => `${['', ...path].map(String).join('/')} ${message}`.trim()));

/** A body of POST /complaints. */
export const adaptWeb: Adapter = async (payload, receivedAt) => {
  const parsed = ComplaintRequest.safeParse(jsonOf(payload));
  if (!parsed.success) return refused(parsed.error.issues);
  const { text, subject, customer = {} } = parsed.data;
  const { id, ...rest } = customer;
  const author = { id: id ?? rest.email ?? rest.phone ?? 'anonymous', ...rest };
  const externalId = sha256(Buffer.from(payload).toString('utf8'));
  const said = subject ? `${subject}\n\n${text}` : text;
  return accepted({ kind: 'complaint', text: said, author, externalId, at: receivedAt, attachments: [] });
};
