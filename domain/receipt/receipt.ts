import type { CaseFile } from '../case/case-file.ts';
import type { ChangePart } from '../case/change.ts';
import { eventsOf } from '../case/events.ts';
import { sha256 } from '../case/history.ts';
import { letterLanguageOf } from '../messages/letter-language.ts';
import { DESIRED_REMEDY } from '../messages/requested-remedies.ts';
import { shownMessage } from '../messages/shown-message.ts';
import type { Policy } from '../policy/policy.ts';
import { formatInstant } from '../time.ts';
import type { LetterLanguage } from '../vocabulary.ts';
import { pdfOf } from './pdf.ts';
import { type ReceiptEdition, readingWords, receiptWords } from './receipt-words.ts';

/** What a receipt is made from besides the texts of the case: kept with its hash, so that it can be made again, byte for byte. */
export type ReceiptFacts = {
  language: LetterLanguage;
  company: string;
  /** Date and hour of reception, in words. */
  received: string;
  /** Of the fixed words; absent in receipts of before there was a model. */
  edition?: ReceiptEdition;
};

/** The complaint as it came in: what the receipt certifies. `isNoted`: somebody of ours wrote it down for the customer. */
const complaintOf = ({
  events,
  messages,
  texts,
}: CaseFile): { subject?: string; text: string; isNoted: boolean } | undefined => {
  const { messageId = '', channel } = eventsOf(events, 'complaint-received')[0]?.data ?? {};
  const message = messages.find((candidate) => candidate.messageId === messageId);
  const text = texts.get(messageId);
  return message && text !== undefined ? { ...shownMessage(message, text), isNoted: channel === 'staff' } : undefined;
};

/**
 * The receipt (Ley 10/2025, art. 12.1: content, date and hour of reception, in a durable medium) as a PDF, in ASCII. Undefined where
 * the words of the case are kept apart or gone.
 */
export const receiptOf = (
  file: CaseFile,
  { language, company, received, edition }: ReceiptFacts,
): string | undefined => {
  const complaint = complaintOf(file);
  if (!complaint) return undefined;
  const words = receiptWords[language];
  const { reference } = file.head;
  const remedy = file.texts.get(DESIRED_REMEDY);
  const content = [...(complaint.subject ? [complaint.subject, ''] : []), complaint.text.trim()].join('\n');
  const exact = remedy ? `${content}\n\n${complaint.isNoted ? words.remedyNoted : words.remedy}\n${remedy}` : content;
  return pdfOf({
    title: `${words.title} ${reference}`,
    language,
    attachment: { name: words.file, text: exact },
    lines: [
      words.title.toUpperCase(),
      '',
      company,
      `${words.reference}: ${reference}`,
      `${words.received}: ${received}`,
      '',
      `${complaint.isNoted ? words.noted : words.content}:`,
      '',
      ...exact.split(/\r?\n/),
      '',
      `${words.fingerprint}: ${sha256(exact)}`,
      '',
      words.attached,
      readingWords(language, edition),
    ],
  });
};

/** Issues the receipt of a complaint, once: its hash goes into the history. Nothing where there are no words. */
export const issueReceipt = (file: CaseFile, policy: Policy): ChangePart => {
  const { head, events } = file;
  if (eventsOf(events, 'receipt-issued').length > 0) return {};
  const { company } = policy;
  const language = letterLanguageOf(policy, head, 'acknowledgment');
  const facts: ReceiptFacts = {
    language,
    company: company.name,
    received: formatInstant(head.receivedAt, language, company.zone),
    edition: 'model',
  };
  const receipt = receiptOf(file, facts);
  if (receipt === undefined) return {};
  return {
    events: [{ type: 'receipt-issued', actor: { kind: 'system' }, data: { ...facts, sha256: sha256(receipt) } }],
  };
};
