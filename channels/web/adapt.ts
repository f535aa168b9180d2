import { sha256 } from '#domain/case/history.ts';
import type { Adapter } from '../contract.ts';
import { ComplaintRequest } from './contract.ts';

const jsonOf = (payload: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return undefined;
  }
};

/** A body of POST /complaints. */
export const adaptWeb: Adapter = async (payload, receivedAt) => {
  const parsed = ComplaintRequest.safeParse(jsonOf(payload));
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => `${['', ...path].map(String).join('/')} ${message}`);
    return { items: [], ignored: reasons.map((reason) => ({ reason: reason.trim() })) };
  }
  const { text, subject, customer = {} } = parsed.data;
  const { id, ...rest } = customer;
  const author = { id: id ?? rest.email ?? rest.phone ?? 'anonymous', ...rest };
  const externalId = sha256(Buffer.from(payload).toString('utf8'));
  return {
    items: [
      {
        kind: 'complaint',
        text: subject ? `${subject}\n\n${text}` : text,
        author,
        externalId,
        at: receivedAt,
        attachments: [],
      },
    ],
    ignored: [],
  };
};
