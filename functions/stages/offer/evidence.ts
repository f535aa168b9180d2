import canonicalize from 'canonicalize';
import { type CaseFile, type Reading, WHOLE } from '#domain/case/case-file.ts';
import { type CaseItem, textItem } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Message } from '#domain/case/message.ts';
import type { Evidence } from '#domain/case/settlement.ts';
import { attachmentsOf, fateOf, messagesWithFiles } from '#domain/messages/attachments.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Instant } from '#domain/time.ts';
import type { Acceptance, EvidenceGiven } from './contract.ts';

/** The id of the text that is the salt of an evidence's hash. */
const evidenceSaltId = (textId: string): string => `${textId}-salt`;

/** Evidence as the case keeps it, and when the customer's message was written that it names. */
export type KeptEvidence = { evidence: Evidence; items: CaseItem[]; text?: string; saidAt?: Instant };

const CLOCKS_DIFFER_MS = 60_000;

const unfit = (field: string, message: string): Refusal =>
  new Refusal('evidence-unfit', { errors: [{ pointer: `/evidence${field}`, message }] });

const fromCustomer = ({ direction, audience, person }: Message): boolean =>
  direction === 'in' && audience === 'customer' && !person;

/** What of a case has to be read for evidence: the message that it names; a file may have come with any of them. */
export const readingOf = (given: Acceptance['evidence']): Reading => {
  if (typeof given === 'string') return { messages: [given] };
  return given.attachmentId === undefined ? { messages: [given.messageId] } : WHOLE;
};

/** What was given, as an object: a text that is the id of a message of the customer means that message. */
const named = ({ messages }: CaseFile, evidence: Acceptance['evidence']): EvidenceGiven => {
  if (typeof evidence !== 'string') return evidence;
  const isMessage = messages.some((message) => fromCustomer(message) && message.messageId === evidence);
  return isMessage ? { messageId: evidence } : { text: evidence };
};

/** A message of the customer that came after the offer. Refuses: evidence-unfit. */
const messageOf = ({ messages }: CaseFile, messageId: string, offeredAt: Instant): Message => {
  const message = messages.find((one) => fromCustomer(one) && one.messageId === messageId);
  if (!message) throw unfit('/messageId', 'must be the id of a message of the customer in this case');
  // The platform's clock is not ours, and says seconds only.
  if (Date.parse(message.at) < Date.parse(offeredAt) - CLOCKS_DIFFER_MS)
    throw unfit('/messageId', 'must be of a message that came after the offer');
  return message;
};

/** A file of the case, by its hash, its channel's id of it, or its place. Refuses: evidence-unfit. */
const fileOf = (file: CaseFile, id: string): { attachmentId: string; sha256?: string } => {
  for (const messageId of messagesWithFiles(file))
    for (const [index, attachment] of attachmentsOf(file, messageId).entries()) {
      const fate = fateOf(file, { messageId, index });
      const hash = fate?.type === 'attachment-kept' ? fate.data.sha256 : attachment.sha256;
      const attachmentId = `${messageId}/${index}`;
      if ([attachmentId, hash, attachment.id].includes(id)) return { attachmentId, ...(hash && { sha256: hash }) };
    }
  throw unfit('/attachmentId', 'must be of a file of this case');
};

/**
 * Keeps what proves an answer that was not given on the tracking page, with one hash over all of it and a salt, which is a text of the
 * case: erased with the others, it leaves a hash that says nothing of what was said.
 * Refuses: evidence-unfit.
 */
export const keptEvidence = (
  file: CaseFile,
  given: Acceptance['evidence'],
  { textId, offeredAt, salt }: { textId: string; offeredAt: Instant; salt: string },
): KeptEvidence => {
  const { text, messageId, attachmentId } = named(file, given);
  const message = messageId === undefined ? undefined : messageOf(file, messageId, offeredAt);
  const attachment = attachmentId === undefined ? undefined : fileOf(file, attachmentId);
  const hashed = {
    ...(text !== undefined && { text }),
    ...(message && { message: file.texts.get(message.textId) ?? '' }),
    ...(attachment && { attachment: { ...attachment } }),
    salt,
  };
  return {
    evidence: {
      ...(text !== undefined && { textId }),
      ...(message && { messageId: message.messageId }),
      ...(attachment && { attachmentId: attachment.attachmentId }),
      sha256: sha256(canonicalize(hashed) ?? ''),
    },
    items: [textItem(evidenceSaltId(textId), salt), ...(text === undefined ? [] : [textItem(textId, text)])],
    ...(text !== undefined && { text }),
    ...(message && { saidAt: message.at }),
  };
};
