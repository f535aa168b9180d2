import type { CaseFile } from '../case/case-file.ts';
import { type CaseItem, textItem } from '../case/change.ts';
import type { Message } from '../case/message.ts';
import { excerpt } from '../understand/excerpt.ts';
import { customerWords } from './customer-words.ts';
import { type KnownWords, knownWords, withoutKnown } from './known-words.ts';

/** What came in, in two parts: what is read, and what is folded away (a quoted mail, a signature, what is too long). */
export type Words = { text: string; hidden?: string };

/** Characters of what is folded away that are kept with the message; the original has the rest. */
const MOST_HIDDEN = 40_000;

/** The id of the text that holds what of a message is folded away. */
export const hiddenId = (messageId: string): string => `hidden-${messageId}`;

/** What of a message is folded away, as the case keeps it. */
export const hiddenItems = (messageId: string, hidden: string | undefined): CaseItem[] =>
  hidden ? [textItem(hiddenId(messageId), hidden)] : [];

/** Words that are read up to the limit of the policy; what is beyond is folded away with the rest, and not lost. */
export const fitted = ({ text, hidden }: Words, limit: number): Words => {
  const read = excerpt(text.toWellFormed(), limit, Number.POSITIVE_INFINITY);
  const folded = [text.slice(read.length).trim(), hidden ?? ''].filter(Boolean).join('\n\n').slice(0, MOST_HIDDEN);
  return { text: read, ...(folded && { hidden: folded.toWellFormed() }) };
};

const isToCustomer = ({ audience }: Message): boolean => audience === 'customer';

/**
 * What we and the customer have said in a case: a quotation is known by it.
 * @param besides what our mails say besides their texts, such as what stands on their buttons
 */
export const caseWords = (
  { messages, texts }: Pick<CaseFile, 'messages' | 'texts'>,
  besides: readonly string[] = [],
): KnownWords =>
  knownWords([...messages.filter(isToCustomer).map(({ textId }) => texts.get(textId) ?? ''), ...besides]);

/** What of a message is folded away and was not said in the case before, by us or by the customer. */
export const newlyHidden = (file: Pick<CaseFile, 'messages' | 'texts'>, hidden: string | undefined): string =>
  hidden ? withoutKnown(hidden, caseWords(file)) : '';

/** What a customer says now: without lines that are marked as quoted and were said in the case before. */
export const newlySaid = (file: Pick<CaseFile, 'messages' | 'texts'>, text: string): string =>
  /^[^\S\r\n\u2028\u2029]*>/m.test(text) ? withoutKnown(text, caseWords(file), /^\s*>/) : text;

/** All that the customer wrote, and what was folded away of it: where danger is listened for. */
export const heardWords = (file: Pick<CaseFile, 'messages' | 'texts'>): string => {
  const folded = file.messages
    .filter(({ direction, audience }) => direction === 'in' && audience === 'customer')
    .flatMap(({ messageId }) => file.texts.get(hiddenId(messageId)) || []);
  const known = folded.length > 0 ? caseWords(file) : undefined;
  return [customerWords(file), ...folded.map((hidden) => (known ? withoutKnown(hidden, known) : hidden))]
    .filter((text) => text.trim() !== '')
    .join('\n\n');
};
