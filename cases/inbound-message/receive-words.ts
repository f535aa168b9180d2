import { channels } from '#channels/names.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import { saidOnPage } from '#domain/messages/compose.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import { askAcceptance } from '#domain/tasks/ask-acceptance.ts';
import { type AskDeps, askedInWords } from '#domain/tasks/ask-person.ts';
import { askedForTheirData } from '#domain/tasks/ask-personal-data.ts';
import { type LaterWordsTaken, takeLaterWords } from '#domain/tasks/ask-reply.ts';
import { hearsOfUnplaced } from '#domain/tasks/unplaced.ts';
import type { Instant } from '#domain/time.ts';
import { dangerInWords, heardOf, withSeverity } from '#domain/urgent/danger-in-words.ts';

export type WordsDeps = Omit<AskDeps, 'channels'> & {
  /** The merged case of whoever says them, where that is another person than the customer of the case. */
  person?: string | undefined;
};

/** Words of a customer that reached a case, whatever way they came. */
export type CustomerWords = {
  /** Id of the message or text they are kept as. */
  messageId: string;
  /** Of a mail. */
  subject?: string;
  text: string;
  /** What of them is folded away: only danger is listened for in it. */
  hidden?: string;
  channel: string;
  /** When they came, where that was before they join the case. */
  receivedAt?: Instant;
  /** Files came with them. */
  hasFiles?: boolean;
  /** They come with an answer to the open offer: they are not read for one. */
  answersOffer?: boolean;
  /** What the owner is notified with. Nobody is, where it is false. */
  notice?: Extract<TemplateId, `staff-${string}`> | false;
};

type Letter = Pick<CustomerWords, 'messageId' | 'text'> & {
  [Key in 'subject' | 'hidden' | 'receivedAt']?: string | undefined;
};

/** What words add, what they mean to the case, and the task that asks a person about them where it has ended. */
export type WordsReceived = ChangePart & Pick<LaterWordsTaken, 'meaning' | 'asked'>;

/**
 * Who is notified of words: the owner; where nobody could be found to examine the case, whoever hears of that, also once somebody examined
 * it all the same. Nobody before that was tried.
 */
const hearerOf = ({ head, tasks }: CaseFile, policy: Policy, at: Instant): string | undefined => {
  const isUnplaced = tasks.some(
    ({ kind, status, assignee }) => kind === 'examine' && status !== 'planned' && assignee === undefined,
  );
  return head.owner ?? (isUnplaced ? hearsOfUnplaced(policy, head, at) : undefined);
};

/** What they ask about their data, wherever it stands: in the subject, the words or what of them is folded away. */
export const askedInLetter = (
  { file, at, deps }: CaseContext<WordsDeps>,
  { messageId, subject, text, hidden, receivedAt }: Letter,
): ChangePart | undefined =>
  askedForTheirData(
    { file, at, deps },
    {
      text: heardOf(file, { subject, text, hidden, messageId }),
      textId: messageId,
      since: receivedAt,
      person: deps.person,
    },
  );

/**
 * What words of a customer add to the change that keeps them: the owner is notified or, in a case that has ended, asked what
 * becomes of them, and who asks for a person or a supervisor is given one; who asks about their personal data is put to a
 * supervisor. Words of danger raise the severity, and somebody calls
 * at once. Whatever keeps words of a customer comes here: messages of all channels, answers to offers, comments of a
 * survey, escalations, edits, and what staff record of a talk.
 */
export const receiveWords = (
  { file, at, deps }: CaseContext<WordsDeps>,
  {
    messageId,
    subject = '',
    text,
    hidden,
    channel,
    receivedAt,
    hasFiles = false,
    answersOffer = false,
    notice: template = 'staff-message',
  }: CustomerWords,
): WordsReceived => {
  const { head } = file;
  const { policy, deskUrl } = deps;
  const later = takeLaterWords({ file, at, deps }, { textId: messageId, text, hasFiles });
  const { meaning, asked } = later;
  const hears = hearerOf(file, policy, at);
  const added = combine(
    meaning === 'heard' &&
      template &&
      hears !== undefined &&
      staffNotice(policy, head, { to: hears, messageId: `notice-${messageId}`, at, template, deskUrl }),
    later,
    dangerInWords(
      { file: withSeverity(file, later.set?.severity), at, deps: { ...deps, channels } },
      { text, subject, messageId, ...(hidden && { hidden }) },
    ),
    !answersOffer && askAcceptance({ file, at, deps }, { messageId, text }),
    askedInWords({ file, at, deps: { ...deps, channels } }, { text, channel }),
    askedInLetter({ file, at, deps }, { messageId, subject, text, hidden, receivedAt }),
  );
  return { ...added, meaning, ...(asked && { asked }) };
};

/** What a customer said in a form of the tracking page: kept as a message of the case, and received like any other words. */
export const receiveWordsOnPage = (
  context: CaseContext<WordsDeps>,
  { messageId, ...words }: Pick<CustomerWords, 'messageId' | 'text' | 'answersOffer' | 'notice'>,
): ChangePart =>
  combine(
    { items: saidOnPage(messageId, words.text, context.at) },
    receiveWords(context, { messageId, ...words, channel: 'tracking-page' }),
  );
