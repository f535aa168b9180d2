import { channels } from '#channels/names.ts';
import { bodiesFor, bodyLines } from '#domain/agreement/final-answer-text.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { CaseTimer } from '#domain/case/timer.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { demandSeen, readingUpTo } from '#domain/messages/newer-words.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import { requireCase, signatureOf } from '#domain/tasks/decide.ts';
import { formatDay, type Instant } from '#domain/time.ts';
import { explainTimer } from '#domain/timers/explain-timer.ts';
import { foreseen } from '#domain/timers/foreseen.ts';
import { journalOf } from '#domain/timers/journal.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import { deadlineBehind } from '#domain/timers/recalculate-timers.ts';
import type { LocalizedText } from '#domain/values.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { LateNotice, LateNotified } from './contract.ts';

type Why = LocalizedText & { code: RefusalCode };

/** Why the law gives no later date. */
const noExtension = {
  nothingOwed: {
    code: 'no-answer-owed',
    es: 'Ahora no se debe ninguna respuesta en este caso',
    en: 'No answer is owed in this case now',
  },
  paused: {
    code: 'answer-time-paused',
    es: 'El plazo de la respuesta está parado: nada llega tarde',
    en: 'The time for the answer stands still: nothing is late',
  },
  noticed: {
    code: 'late-notice-given-before',
    es: 'Ya se avisó al cliente; no hay más prórroga',
    en: 'The customer was told already; there is no further extension',
  },
} as const satisfies Record<string, Why>;

/** What the engine says of a notice that moves nothing, with the article of the term. */
const unmoved = ({ regime: { title, rules } }: CaseFile, { rule }: CaseTimer, isKnown: boolean): Why => {
  const article = rules.find(({ id }) => id === rule)?.article ?? '';
  return isKnown
    ? {
        code: 'late-notice-too-late',
        es: `${title.es} (art. ${article}): el aviso llega tarde, y la fecha de la respuesta no cambia`,
        en: `${title.en} (art. ${article}): the notice comes too late, and the date of the answer stays`,
      }
    : {
        code: 'answer-time-fixed',
        es: `${title.es} (art. ${article}): el plazo de la respuesta no admite prórroga`,
        en: `${title.en} (art. ${article}): the time for the answer cannot be extended`,
      };
};

const refuse = ({ code, es, en }: Why): never => {
  throw new Refusal(code, { title: en, es, errors: [{ pointer: '/reason', message: es, says: { es, en } }] });
};

const answerTimer = ({ head }: CaseFile): CaseTimer =>
  head.timers.find(({ id }) => id === 'answer') ?? refuse(noExtension.nothingOwed);

/**
 * The case as the notice makes it. Refuses: no-answer-owed, answer-time-paused, late-notice-given-before,
 * answer-time-fixed, late-notice-too-late.
 */
const extended = ({ file, at, deps }: DeskContext, notice: NewEvent): CaseFile => {
  const running = answerTimer(file);
  if (running.paused) refuse(noExtension.paused);
  if (journalOf(file.head, file.events).noticed) refuse(noExtension.noticed);
  const after = foreseen({ file, at, deps }, notice);
  const step = deadlineBehind(after, running, deps)?.steps.findLast(
    (one) => 'deadlineEvent' in one && one.deadlineEvent.on === 'late-notice',
  );
  if (step?.is !== 'extended') refuse(unmoved(file, running, step?.is === 'ignored' && step.because !== 'no-rule'));
  return after;
};

/** Refuses as `giveLateNotice` does where the law gives no later date. */
export const demandExtension = (context: DeskContext, user: { id: string }): void => {
  const actor = { kind: 'person', id: user.id } as const;
  extended(context, { type: 'late-notice', actor, data: { messageId: '', textId: '' } });
};

type LateMessage = { messageId: string; at: Instant; reason: string; by: string; url: string };

/** What the customer reads: why, until when, and whom they need not wait for. */
const lateMessage = (
  file: CaseFile,
  { reason, by, url, ...message }: LateMessage,
  { policy }: DeskDeps,
): OutgoingMessage => {
  const { head, complainant } = file;
  const { replyLanguage: language } = head;
  return caseMessage(
    file,
    { policy, channels },
    {
      ...message,
      template: 'late-notice',
      values: {
        message: reason,
        answerBy: formatDay(head.answerBy, language, policy.company.zone),
        bodies: bodyLines({ bodies: bodiesFor(policy, complainant.region), language }),
        trackingUrl: url,
        owner: signatureOf(policy, by),
      },
    },
  );
};

/**
 * Tells the customer that the answer will be late, why, and by when it comes, where the law allows that. It is the next word
 * we promised, so the date of the following one moves.
 * Refuses: no-such-case, tone-wrong, words-unseen, and as `extended` where the law gives no later date.
 */
export const giveLateNotice = async (
  { caseId: named, reason, acceptTone = false, seenUpTo, user }: LateNotice & { caseId: string; user: Reader },
  deps: DeskDeps,
): Promise<LateNotified> => {
  const { cases, clock, policy, newId, trackingUrl } = deps;
  const { head } = await requireCase(cases, named);
  const { caseId, replyLanguage } = head;
  const tone = checkedTone(textsAt({ '/reason': reason }), { user, language: replyLanguage, acceptTone }, policy);
  const at = clock.now();
  const messageId = newId();
  // Not the message, which holds the customer's link: the history shows its texts to experts too.
  const textId = `late-notice-${messageId}`;
  const url = await trackingUrl(caseId, { version: linkVersion(head) });
  let channel = '';
  await cases.change({ caseId, ...readingUpTo(seenUpTo) }, at, (file) => {
    demandSeen(file, seenUpTo);
    const actor = { kind: 'person', id: user.id } as const;
    const notice: NewEvent = { type: 'late-notice', actor, data: { messageId, textId, ...toneData(tone) } };
    const queued = lateMessage(extended({ file, at, deps }, notice), { messageId, at, reason, by: user.id, url }, deps);
    channel = queued.message.channel;
    return combine(
      {
        set: { nextWordBy: nextWordAfter(file.head, at, { policy, clock }) },
        events: [notice],
        items: [{ kind: 'text', textId, text: reason }],
      },
      queued,
    );
  });
  const after = await requireCase(cases, caseId);
  return {
    messageId,
    channel,
    answerBy: after.head.answerBy,
    explanation: explainTimer(after, answerTimer(after), { language: user.language, timing: deps }),
    tone,
  };
};
