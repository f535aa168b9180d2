import { CODE_TEMPLATE } from '#domain/case/answer-code.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { languageNotice } from '#domain/messages/letter-language.ts';
import { messagePage } from '#domain/messages/message-page.ts';
import { shownMessage } from '#domain/messages/shown-message.ts';
import { offerHash } from '#domain/release/letters.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { openCompletion } from '#domain/tasks/escalation-pause.ts';
import { explainTimer } from '#domain/timers/explain-timer.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { LinkKind, TrackDeps, Tracking } from './contract.ts';
import { linkWords } from './page/link-words.ts';
import { progressOf } from './progress.ts';
import { requestsView } from './requests-view.ts';

const openTask = ({ head, tasks }: CaseFile, kind: Task['kind']): Task | undefined =>
  tasks.find((task) => task.kind === kind && task.cycle === head.cycle && task.status === 'open');

/** Picks field by field what a customer may see: an option also holds its cost and why it was proposed. */
const offerView = (file: CaseFile, offer: Offer, { dueAt }: Task): NonNullable<Tracking['offer']> => ({
  round: offer.round,
  options: offer.options.map(({ optionId, title, detail, value }) => ({
    option: optionId,
    title,
    detail,
    ...(value && { value }),
  })),
  answerBy: dueAt,
  sha256: offerHash(file, offer),
});

/** The code that was sent for an offer, without the code. */
const codeView = ({ head: { answerCode } }: CaseFile, { cycle, round }: Offer) =>
  answerCode?.cycle === cycle && answerCode.round === round
    ? { code: { sentTo: answerCode.sentTo, until: answerCode.expiresAt } }
    : {};

const openOffer = (file: CaseFile): Pick<Tracking, 'offer'> => {
  const task = openTask(file, 'offer');
  const offer = task && file.offers.find(({ taskId, status }) => taskId === task.taskId && status === 'open');
  return task && offer ? { offer: { ...offerView(file, offer, task), ...codeView(file, offer) } } : {};
};

const messageView =
  ({ texts }: CaseFile) =>
  (message: Message): Tracking['messages'][number] => {
    const { messageId, direction, at, textId, channel } = message;
    const noted = direction === 'in' && channel === 'staff';
    return { id: messageId, direction, ...(noted && { noted }), at, ...shownMessage(message, texts.get(textId) ?? '') };
  };

const agreementView = (file: CaseFile): Pick<Tracking, 'agreement' | 'promises'> => {
  const { head, agreements, texts, tasks } = file;
  const agreement = agreements.find(({ cycle }) => cycle === head.cycle);
  if (!agreement || head.blockedAt) return { promises: [] };
  const { kind, textId, sha256, madeAt, commitments } = agreement;
  const isKept = (index: number): boolean =>
    tasks.some(
      (task) =>
        task.kind === 'promise' &&
        task.cycle === head.cycle &&
        task.subject === String(index) &&
        task.status === 'decided',
    );
  return {
    agreement: { kind, text: texts.get(textId) ?? '', sha256, madeAt },
    promises: commitments.map(({ index, what, dueAt, value, kept }) => ({
      what,
      dueAt,
      ...(value && { value }),
      kept: kept === true || isKept(index),
    })),
  };
};

const completionView = (file: CaseFile): Pick<Tracking, 'completion'> => {
  const task = openCompletion(file);
  return task ? { completion: { missing: file.texts.get(task.textId ?? '') ?? '', dueAt: task.dueAt } } : {};
};

/** How the date of the answer came about, while an answer is owed. */
const whyView = (
  file: CaseFile,
  language: ReplyLanguage,
  deps: Pick<TrackDeps, 'policy' | 'clock' | 'law'>,
): Pick<Tracking, 'why'> => {
  const answer = file.head.timers.find(({ id }) => id === 'answer');
  return answer ? { why: explainTimer(file, answer, { language, timing: deps, reader: 'customer' }) } : {};
};

/** What came through the first link: the complaint itself, and messages on the page; and what we answered. */
const isOfFirstLink = ({ events }: CaseFile, { messageId, direction, channel, copiedFrom }: Message): boolean => {
  if (copiedFrom !== undefined) return false;
  const [received] = eventsOf(events, 'complaint-received');
  const isComplaint = messageId === received?.data.messageId && ['web', 'staff'].includes(channel);
  return direction === 'out' || channel === 'tracking-page' || isComplaint;
};

type ShownMessages = Pick<Tracking, 'messages' | 'earlierMessages'>;
type Before = { before?: string | undefined };

const pageOf = (file: CaseFile, shows: (message: Message) => boolean, { before }: Before): ShownMessages => {
  const { messages, earlier } = messagePage(file, {
    shows,
    sizeOf: ({ textId }) => (file.texts.get(textId) ?? '').length,
    ...(before !== undefined && { before }),
  });
  return { messages: messages.map(messageView(file)), ...(earlier !== undefined && { earlierMessages: earlier }) };
};

/** The words of the case that a link shows. */
const messagesView = (file: CaseFile, link: LinkKind, page: Before): ShownMessages =>
  pageOf(
    file,
    (message) =>
      message.audience === 'customer' &&
      message.template !== CODE_TEMPLATE &&
      !message.person &&
      (link === 'full' || isOfFirstLink(file, message)),
    page,
  );

/** What somebody wrote and was written whose case was merged into another person's; nothing of the other. */
const ownMessagesView = (file: CaseFile, own: CaseFile, page: Before): ShownMessages => {
  const since = pageOf(file, ({ person, copiedFrom }) => person === own.head.caseId && !copiedFrom, page);
  const before = messagesView(own, 'full', page);
  // Where both go on, the older page begins where the first of them stops: nothing is left out, and something may be shown again.
  const earlier = [since.earlierMessages, before.earlierMessages]
    .filter((place) => place !== undefined)
    .sort()
    .at(-1);
  return {
    messages: [...before.messages, ...since.messages],
    ...(earlier !== undefined && { earlierMessages: earlier }),
  };
};

/** What a link shows: of the case it leads to, and of the one it was made for where that is another person's. */
export type Shown = {
  language: ReplyLanguage;
  link?: LinkKind;
  own?: CaseFile | undefined;
  before?: string | undefined;
};

type ShowingDeps = Pick<TrackDeps, 'policy' | 'clock' | 'law'>;

/** On the page in the language of replies: that it is not in the customer's. Who chose another language is told nothing. */
const noticeView = (
  { head }: CaseFile,
  language: ReplyLanguage,
  policy: TrackDeps['policy'],
): Pick<Tracking, 'languageNotice'> => {
  const notice = language === head.replyLanguage ? languageNotice(policy, head) : undefined;
  return notice ? { languageNotice: notice } : {};
};

/** How a case stands, for every link. */
const stateView = (
  file: CaseFile,
  { language, link }: { language: ReplyLanguage; link: LinkKind },
  deps: ShowingDeps,
) => {
  const { policy } = deps;
  const { head } = file;
  return {
    reference: head.reference,
    link: { kind: link, note: linkWords[language].notes[link] },
    status: head.status,
    stage: head.stage,
    ...progressOf(file, policy, language),
    ...(head.owner && { owner: nameOf(policy, head.owner) }),
    nextWordBy: head.nextWordBy,
    answerBy: head.answerBy,
    ...whyView(file, language, deps),
    receivedAt: head.receivedAt,
    ...(head.closedAt && { closedAt: head.closedAt }),
    ...(head.blockedAt && { blocked: true as const }),
    language: head.replyLanguage,
    company: { name: policy.company.name, phone: policy.company.phone },
  };
};

/** What whoever opened a case with a link may see of it. */
export const showTracking = (
  file: CaseFile,
  { language, link = 'full', own, before }: Shown,
  deps: ShowingDeps,
): Tracking => {
  const { reference, receivedAt } = (own ?? file).head;
  const state = {
    ...stateView(file, { language, link }, deps),
    ...noticeView(own ?? file, language, deps.policy),
    reference,
    receivedAt,
  };
  if (own && link === 'own')
    return { ...state, requests: { mayEscalate: false }, ...ownMessagesView(file, own, { before }), promises: [] };
  if (link === 'state') return { ...state, requests: { mayEscalate: false }, messages: [], promises: [] };
  return {
    ...state,
    ...openOffer(file),
    ...completionView(file),
    requests: requestsView(file, deps),
    ...messagesView(file, link, { before }),
    ...agreementView(file),
    ...(openTask(file, 'survey') && { survey: { best: deps.policy.survey.best } }),
  };
};
