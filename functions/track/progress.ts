import type { CaseFile } from '#domain/case/case-file.ts';
import type { Examination } from '#domain/case/findings.ts';
import type { Agreement, Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { openReply } from '#domain/tasks/ask-reply.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { opinionKinds, type TaskKind } from '#domain/tasks/kinds.ts';
import type { Instant } from '#domain/time.ts';
import { dangerLeftBy } from '#domain/urgent/danger-left.ts';
import { openCallOf } from '#domain/urgent/open-call.ts';
import { urgentPlaces } from '#domain/urgent/urgent-words.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { type StepId, stepIds, type Tracking } from './contract.ts';
import { emergencyCall, notReached, type ProgressState, situations, stepTitles } from './words.ts';

/** What there is of the present cycle: after a reopening it begins anew. */
type PresentCycle = {
  examination?: Examination | undefined;
  agreement?: Agreement | undefined;
  offers: Offer[];
  tasks: Task[];
};

const presentCycle = ({ head, examinations, agreements, offers, tasks }: CaseFile): PresentCycle => {
  const isPresent = ({ cycle }: { cycle: number }) => cycle === head.cycle;
  return {
    examination: examinations.find(isPresent),
    agreement: agreements.find(isPresent),
    offers: offers.filter(isPresent),
    tasks: tasks.filter(isPresent),
  };
};

const isOpen = ({ tasks }: PresentCycle, kind: TaskKind): boolean =>
  tasks.some((task) => task.kind === kind && task.status === 'open');

const isWaiting = (status: Task['status']): boolean => status === 'planned' || status === 'open';

/** Work that has to be done before anything can be proposed. */
const ASKING: TaskKind[] = [...opinionKinds, 'reconcile'];

const isAsking = ({ tasks }: PresentCycle): boolean =>
  tasks.some(({ kind, status }) => ASKING.includes(kind) && isWaiting(status));

const isAnswered = ({ offers }: PresentCycle): boolean =>
  offers.at(-1)?.status === 'accepted' || offers.at(-1)?.status === 'declined';

const afterwards = (cycle: PresentCycle, agreement: Agreement): ProgressState => {
  if (isOpen(cycle, 'promise')) return agreement.kind === 'agreement' ? 'promises' : 'commitments';
  if (isOpen(cycle, 'survey')) return 'survey';
  return agreement.kind === 'agreement' ? 'agreed' : 'answered';
};

const underway = (cycle: PresentCycle): ProgressState => {
  if (isOpen(cycle, 'completion')) return 'completing';
  if (!cycle.examination) return cycle.tasks.some(({ kind }) => kind === 'examine') ? 'examining' : 'assigning';
  if (isOpen(cycle, 'offer')) return 'offered';
  if (isOpen(cycle, 'points')) return 'answering';
  const release = cycle.tasks.find(({ kind, status }) => kind === 'release' && isWaiting(status));
  if (release) return release.subject === 'final-answer' ? 'reviewing-answer' : 'reviewing-offer';
  if (isAnswered(cycle)) return 'concluding';
  return isAsking(cycle) ? 'consulting' : 'preparing';
};

const progressState = (file: CaseFile, cycle: PresentCycle): ProgressState => {
  if (file.head.blockedAt) return 'blocked';
  if (openReply(file)) return 'replying';
  if (file.head.status === 'kept') return 'finished';
  if (file.head.status === 'set-aside') return 'set-aside';
  return cycle.agreement ? afterwards(cycle, cycle.agreement) : underway(cycle);
};

/** The step a state belongs to; everything before it is done. `finished`, `set-aside` and `blocked` lie after the last. */
const stepOf: Record<ProgressState, StepId | undefined> = {
  assigning: 'own',
  examining: 'examine',
  completing: 'examine',
  consulting: 'examine',
  preparing: 'offer',
  'reviewing-offer': 'offer',
  offered: 'offer',
  answering: 'agree',
  'reviewing-answer': 'agree',
  concluding: 'agree',
  agreed: 'follow-up',
  answered: 'follow-up',
  replying: 'follow-up',
  promises: 'follow-up',
  commitments: 'follow-up',
  survey: 'follow-up',
  finished: undefined,
  'set-aside': undefined,
  blocked: undefined,
};

const lastDecision = ({ tasks }: PresentCycle, ...kinds: TaskKind[]): Instant | undefined =>
  tasks
    .flatMap(({ kind, decidedAt }) => (kinds.includes(kind) && decidedAt ? [decidedAt] : []))
    .sort()
    .at(-1);

const doneAt = (file: CaseFile, cycle: PresentCycle): Record<StepId, Instant | undefined> => ({
  intake: file.head.receivedAt,
  own: cycle.tasks.find(({ kind }) => kind === 'examine')?.plannedAt,
  examine: lastDecision(cycle, 'examine', ...ASKING),
  offer: lastDecision(cycle, 'offer'),
  agree: cycle.agreement?.madeAt,
  'follow-up': lastDecision(cycle, 'survey', 'promise'),
});

/**
 * While somebody is about to call because of a danger: whom to call before, and how we get in touch where that is in writing. While
 * somebody sees to it that we could not speak with them: that we tried, and what helps.
 */
const danger = ({ head, tasks }: CaseFile, policy: Policy, language: ReplyLanguage): string | undefined => {
  const call = openCallOf(tasks);
  const left = tasks.find((task) => task.status === 'open' && dangerLeftBy(task) === 'not-reached');
  const task = call ?? left;
  if (!task) return undefined;
  const { emergency, caller } = urgentPlaces(policy, { head: { ...head, replyLanguage: language }, task, kinds: [] });
  const how = call ? (call.inWriting ? [caller] : []) : [notReached[language]];
  return [emergencyCall[language](emergency), ...how].join(' ');
};

/** Nothing was promised, so there is nothing to see to: the way of the case ends with what it came to. */
const isKeptAlready = ({ agreement }: PresentCycle): boolean => agreement?.commitments.length === 0;

/** How far a case is, for its customer: the steps, and how it stands in a sentence. */
export const progressOf = (
  file: CaseFile,
  policy: Policy,
  language: ReplyLanguage,
): Pick<Tracking, 'steps' | 'situation'> => {
  const cycle = presentCycle(file);
  const reached = progressState(file, cycle);
  const shown = stepIds.filter((id) => id !== 'follow-up' || !isKeptAlready(cycle));
  const current = stepOf[reached];
  const place = current && shown.includes(current) ? shown.indexOf(current) : shown.length;
  const at = doneAt(file, cycle);
  const { head } = file;
  return {
    steps: shown.map((id, index) => {
      const state = index < place ? 'done' : index === place ? 'current' : 'next';
      const done = at[id];
      return { id, title: stepTitles[language][id], state, ...(state === 'done' && done && { at: done }) };
    }),
    situation:
      danger(file, policy, language) ??
      situations[language][reached]({
        owner: head.owner && nameOf(policy, head.owner),
        contact: policy.retention.contact,
      }),
  };
};
