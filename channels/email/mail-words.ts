import type { Words } from '#domain/messages/hidden-words.ts';
import type { KnownWords } from '#domain/messages/known-words.ts';
import type { InboundMail } from './parse.ts';
import { readAnswer } from './readable.ts';
import { namesCase } from './references.ts';

/** Whether a mail answers something, by its headers, its address or its subject. */
export const isAnswer = (mail: Parameters<typeof namesCase>[0] & Pick<InboundMail, 'answers'>): boolean =>
  mail.answers.length > 0 || namesCase(mail);

/** Whether a mail that joins a case quotes what was said there, though it names nothing that it answers. */
const quotes = ({ written }: InboundMail, known: KnownWords): boolean =>
  known.covers(written.split('\n')).some(Boolean);

/**
 * What of a mail is read, and what is folded away. Only an answer is cut: of a mail that answers nothing, and of messages that
 * lie in it, every word is read. Where nothing is written the subject is the complaint.
 * @param known the words of the case it joins, for one that does
 */
export const mailWords = (mail: InboundMail, known?: KnownWords): Words => {
  const { written, enclosed, subject } = mail;
  const answers = isAnswer(mail) || (known !== undefined && quotes(mail, known));
  const read: Words = answers ? readAnswer(written, { subject, ...(known && { known }) }) : { text: written };
  return { ...read, text: [read.text, enclosed].filter(Boolean).join('\n\n') || subject };
};
