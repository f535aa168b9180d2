import { latestAgreement } from '#domain/agreement/latest-agreement.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { documentFile } from '#domain/evidence/document-paths.ts';
import { commitmentWords } from '#domain/promises/commitment-words.ts';
import { offerHash } from '#domain/release/letters.ts';
import { openCompletion } from '#domain/tasks/escalation-pause.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { LinkKind, Tracking } from './contract.ts';
import { earlierView } from './earlier/earlier-view.ts';
import { meetingView } from './meeting/meeting-view.ts';
import { messagesView, ownMessagesView } from './messages-view.ts';
import { commitmentsOf } from './promise/commitments.ts';
import { requestsView } from './requests-view.ts';
import { bodiesView, matterView, noticeView, type ShowingDeps, stateView } from './state-view.ts';

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

const agreementView = (file: CaseFile): Pick<Tracking, 'agreement' | 'earlierAgreement'> => {
  const { head, texts } = file;
  const agreement = latestAgreement(file);
  if (!agreement || head.blockedAt) return {};
  const { kind, textId, sha256, madeAt } = agreement;
  const document = documentFile(head.reference, agreement);
  const settled = { kind, text: texts.get(textId) ?? '', sha256, madeAt, document };
  return agreement.cycle === head.cycle ? { agreement: settled } : { earlierAgreement: settled };
};

const promisesView = (file: CaseFile): Tracking['promises'] =>
  (file.head.blockedAt ? [] : commitmentsOf(file)).map(({ commitment, isKept }) => ({
    what: commitmentWords(file.texts, commitment),
    dueAt: commitment.dueAt,
    ...(commitment.value && { value: commitment.value }),
    kept: isKept,
  }));

const completionView = (file: CaseFile): Pick<Tracking, 'completion'> => {
  const task = openCompletion(file);
  return task ? { completion: { missing: file.texts.get(task.textId ?? '') ?? '', dueAt: task.dueAt } } : {};
};

/** What a link shows: of the case it leads to, and of the one it was made for where that is another person's. */
export type Shown = {
  language: ReplyLanguage;
  link?: LinkKind;
  own?: CaseFile | undefined;
  before?: string | undefined;
  /** Earlier cases of a customer who has proved who they are. */
  earlier?: readonly Case[];
};

/** What whoever opened a case with a link may see of it. */
export const showTracking = (
  file: CaseFile,
  { language, link = 'full', own, before, earlier = [] }: Shown,
  deps: ShowingDeps,
): Tracking => {
  const { reference, receivedAt } = (own ?? file).head;
  const state = {
    ...stateView(file, { language, link }, deps),
    ...noticeView(own ?? file, language, deps.policy),
    ...matterView(own ?? file, link),
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
    ...meetingView(file, language, deps),
    requests: requestsView(file, deps),
    ...earlierView(file, earlier),
    outsideBodies: bodiesView(file, language, deps),
    ...messagesView(file, link, { before }),
    ...agreementView(file),
    promises: promisesView(file),
    ...(openTask(file, 'survey') && { survey: { best: deps.policy.survey.best } }),
  };
};
