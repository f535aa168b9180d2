import { bodiesFor } from '#domain/agreement/final-answer-text.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { languageNotice } from '#domain/messages/letter-language.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { explainTimer } from '#domain/timers/explain-timer.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { disruptionLine } from '#platform/page/disruption-line.ts';
import { disruptionWords } from '#platform/page/disruption-words.ts';
import type { LinkKind, TrackDeps, Tracking } from './contract.ts';
import { firstMessageId, matterOf } from './matter.ts';
import { isOfFirstLink } from './messages-view.ts';
import { linkWords } from './page/link-words.ts';
import { phoneHours } from './phone-hours.ts';
import { progressOf } from './progress.ts';
import { nearestPromise } from './promise/nearest.ts';
import { isLate, promiseText, readerOf } from './promise/words.ts';

export type ShowingDeps = Pick<TrackDeps, 'policy' | 'clock' | 'law' | 'disrupted'>;

/** How the date of the answer came about, while an answer is owed. */
const whyView = (
  file: CaseFile,
  language: ReplyLanguage,
  deps: Pick<TrackDeps, 'policy' | 'clock' | 'law'>,
): Pick<Tracking, 'why'> => {
  const answer = file.head.timers.find(({ id }) => id === 'answer');
  return answer ? { why: explainTimer(file, answer, { language, timing: deps, reader: 'customer' }) } : {};
};

/** On the page in the language of replies: that it is not in the customer's. Who chose another language is told nothing. */
export const noticeView = (
  { head }: CaseFile,
  language: ReplyLanguage,
  policy: TrackDeps['policy'],
): Pick<Tracking, 'languageNotice'> => {
  const notice = language === head.replyLanguage ? languageNotice(policy, head) : undefined;
  return notice ? { languageNotice: notice } : {};
};

/** What we do next and by when, for whoever reads; a link that shows only how a case stands says nothing of numbers and requests. */
const promiseView = (
  file: CaseFile,
  { language, link }: { language: ReplyLanguage; link: LinkKind },
  { policy, clock }: ShowingDeps,
): Pick<Tracking, 'nearestPromise'> => {
  const promised = nearestPromise({ file, policy, withRequests: link === 'full' || link === 'first' });
  if (!promised) return {};
  const { kind, by, who, to } = promised;
  const reader = readerOf({ policy, now: clock.now() }, language, file.head.country);
  const text = promiseText(promised, reader);
  return { nearestPromise: { kind, by, ...(who && { who }), ...(to && { to }), late: isLate(promised, reader), text } };
};

/** Whether a link may show what the complaint was about: not one that shows only how the case stands. */
export const matterView = (file: CaseFile, link: LinkKind): Pick<Tracking, 'matter'> => {
  const first = file.messages.find(({ messageId }) => messageId === firstMessageId(file));
  const isShown = link === 'full' || link === 'own' || (first !== undefined && isOfFirstLink(file, first));
  const matter = link !== 'state' && isShown && !file.head.blockedAt ? matterOf(file) : undefined;
  return matter ? { matter } : {};
};

export const bodiesView = ({ complainant }: CaseFile, language: ReplyLanguage, { policy }: ShowingDeps) =>
  bodiesFor(policy, complainant.region).map(({ name, how, url }) => ({
    name: name[language],
    how: how[language].trim(),
    url,
  }));

/** Which channels do not work well, and what does: nothing can be written where the page takes nothing. */
const disruptionView = (
  { blockedAt }: Case,
  { language, link }: { language: ReplyLanguage; link: LinkKind },
  { policy, disrupted }: ShowingDeps,
): Pick<Tracking, 'disruption'> => {
  const instead = linkWords[language].instead[link === 'state' || blockedAt ? 'shows' : 'takes'];
  const place = { language, words: disruptionWords[language], instead, phone: policy.company.phone };
  const disruption = disruptionLine(disrupted(), place);
  return disruption ? { disruption } : {};
};

/** How a case stands, for every link. */
export const stateView = (
  file: CaseFile,
  { language, link }: { language: ReplyLanguage; link: LinkKind },
  deps: ShowingDeps,
) => {
  const { policy, law } = deps;
  const { head } = file;
  const progress = progressOf(file, policy, language);
  const promise = promiseView(file, { language, link }, deps);
  const hours = phoneHours(law, language);
  const { name, phone, publishedKeys } = policy.company;
  return {
    reference: head.reference,
    link: { kind: link, note: linkWords[language].notes[link] },
    status: head.status,
    stage: head.stage,
    ...progress,
    ...promise,
    nextStep: [progress.situation, promise.nearestPromise?.text].filter(Boolean).join(' '),
    ...(head.owner && { owner: nameOf(policy, head.owner) }),
    ...(head.leader && { leader: nameOf(policy, head.leader) }),
    nextWordBy: head.nextWordBy,
    answerBy: head.answerBy,
    ...whyView(file, language, deps),
    receivedAt: head.receivedAt,
    ...(head.closedAt && { closedAt: head.closedAt }),
    ...(head.blockedAt && { blocked: true as const }),
    language: head.replyLanguage,
    ...disruptionView(head, { language, link }, deps),
    company: { name, phone, ...(hours && { hours }), ...(publishedKeys && { publishedKeys }) },
  };
};
