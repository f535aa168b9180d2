import { CODE_TEMPLATE } from '#domain/case/answer-code.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import type { Message } from '#domain/case/message.ts';
import { Refusal } from '#domain/refusal.ts';
import { withoutLinks } from '#domain/release/letters.ts';
import type { User } from '#domain/tasks/decide.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import { withoutAmounts } from '#domain/understand/amounts.ts';
import { findName, findPersonalData, redact } from '#domain/understand/personal-data.ts';
import { type PartName, sees } from '../access/parts.ts';

/** How somebody reads the personal part of a case: all of it, or what an expert needs. */
export type VisiblePart = {
  /** Whether its reader sees a part of it. */
  shows: (part: PartName) => boolean;
  complainant?: Complainant;
  messages: Message[];
  /** A text by id; undefined where there is none. */
  text: (textId: string | undefined) => string | undefined;
  messageText: (message: Message) => string;
  /** What we say of what is given, as far as its reader may see what that is worth. */
  priced: (text: string) => string;
};

const byTime = (a: Message, b: Message): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

const wholePart = ({ complainant, messages, texts }: CaseFile, shows: VisiblePart['shows']): VisiblePart => {
  const { name, email, phone, id } = complainant;
  return {
    shows,
    complainant: { ...(name && { name }), ...(email && { email }), ...(phone && { phone }), ...(id && { id }) },
    messages: [...messages].sort(byTime),
    text: (textId) => (textId === undefined ? undefined : texts.get(textId)),
    // A code is for the customer's eyes only, and so is the link: whoever has it can answer in their name.
    messageText: ({ textId, template }) => (template === CODE_TEMPLATE ? '' : withoutLinks(texts.get(textId) ?? '')),
    priced: (text) => text,
  };
};

/** A text without what names the customer. */
export const withoutCustomer = (text: string, { name }: { name?: string | undefined }): string =>
  redact(text, [...findPersonalData(text), ...(name ? findName(text, name) : [])]);

/** Without what names the customer: experts judge the matter. Copies cleaned by the analysis are preferred. */
const redactedPart = ({ complainant, messages, texts }: CaseFile, shows: VisiblePart['shows']): VisiblePart => {
  const clean = (text: string): string => withoutCustomer(text, complainant);
  const text = (textId: string | undefined): string | undefined => {
    const found = textId === undefined ? undefined : texts.get(textId);
    return found === undefined ? undefined : clean(found);
  };
  return {
    shows,
    messages: messages.filter(({ direction, audience }) => direction === 'in' && audience === 'customer').sort(byTime),
    text,
    messageText: ({ messageId, textId }) => withoutLinks(text(`redacted-${messageId}`) ?? text(textId) ?? ''),
    priced: withoutAmounts,
  };
};

/** Refuses: expert-not-asked. */
export const demandVisible = (reader: User, file: CaseFile): void => {
  if (!isRelated(relations.asked, reader, { file })) throw new Refusal('expert-not-asked');
};

/** Owners, approvers and supervisors read all cases; an expert those with a question for them, without the customer.
 * Refuses: expert-not-asked.
 */
export const visiblePart = (reader: User, file: CaseFile): VisiblePart => {
  demandVisible(reader, file);
  const shows = (part: PartName): boolean => sees(reader, part);
  return shows('words') ? wholePart(file, shows) : redactedPart(file, shows);
};
