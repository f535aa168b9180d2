import type { CaseFile } from '#domain/case/case-file.ts';
import type { Examination } from '#domain/case/findings.ts';
import type { Agreement, Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { TaskKind } from '#domain/tasks/kinds.ts';
import { formatDay, type Instant } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { type StepId, stepIds, type Tracking } from './contract.ts';
import { nextSteps, type Situation, stepTitles } from './words.ts';

/** What there is of the present journey: after a reopening it begins anew. */
type Journey = {
  examination?: Examination | undefined;
  agreement?: Agreement | undefined;
  offers: Offer[];
  tasks: Task[];
};

const journeyOf = ({ head, examinations, agreements, offers, tasks }: CaseFile): Journey => {
  const isPresent = ({ cycle }: { cycle: number }) => cycle === head.cycle;
  return {
    examination: examinations.find(isPresent),
    agreement: agreements.find(isPresent),
    offers: offers.filter(isPresent),
    tasks: tasks.filter(isPresent),
  };
};

const isOpen = ({ tasks }: Journey, kind: TaskKind): boolean =>
  tasks.some((task) => task.kind === kind && task.status === 'open');

const isAsking = ({ tasks }: Journey): boolean =>
  tasks.some(({ kind, status }) => kind === 'consult' && (status === 'planned' || status === 'open'));

const isAnswered = ({ offers }: Journey): boolean =>
  offers.at(-1)?.status === 'accepted' || offers.at(-1)?.status === 'declined';

const afterwards = (journey: Journey, agreement: Agreement): Situation => {
  if (isOpen(journey, 'promise')) return 'promises';
  if (isOpen(journey, 'survey')) return 'survey';
  return agreement.kind === 'agreement' ? 'agreed' : 'answered';
};

const underway = (journey: Journey): Situation => {
  if (isOpen(journey, 'completion')) return 'completing';
  if (!journey.examination) return journey.tasks.some(({ kind }) => kind === 'examine') ? 'examining' : 'assigning';
  if (isOpen(journey, 'offer')) return 'offered';
  if (isOpen(journey, 'points')) return 'answering';
  if (isAnswered(journey)) return 'concluding';
  return isAsking(journey) ? 'consulting' : 'preparing';
};

const situationOf = (file: CaseFile, journey: Journey): Situation => {
  if (file.head.blockedAt) return 'blocked';
  if (file.head.status === 'kept') return 'finished';
  if (file.head.status === 'set-aside') return 'set-aside';
  return journey.agreement ? afterwards(journey, journey.agreement) : underway(journey);
};

/** The step a situation belongs to; everything before it is done. `finished`, `set-aside` and `blocked` lie after the last. */
const stepOf: Record<Situation, StepId | undefined> = {
  assigning: 'own',
  examining: 'examine',
  completing: 'examine',
  consulting: 'examine',
  preparing: 'offer',
  offered: 'offer',
  answering: 'agree',
  concluding: 'agree',
  agreed: 'follow-up',
  answered: 'follow-up',
  promises: 'follow-up',
  survey: 'follow-up',
  finished: undefined,
  'set-aside': undefined,
  blocked: undefined,
};

const lastDecision = ({ tasks }: Journey, ...kinds: TaskKind[]): Instant | undefined =>
  tasks
    .flatMap(({ kind, decidedAt }) => (kinds.includes(kind) && decidedAt ? [decidedAt] : []))
    .sort()
    .at(-1);

const doneAt = (file: CaseFile, journey: Journey): Record<StepId, Instant | undefined> => ({
  intake: file.head.receivedAt,
  own: journey.tasks.find(({ kind }) => kind === 'examine')?.plannedAt,
  examine: lastDecision(journey, 'examine', 'consult'),
  offer: lastDecision(journey, 'offer'),
  agree: journey.agreement?.madeAt,
  'follow-up': lastDecision(journey, 'survey', 'promise'),
});

/** How far a case is, for its customer: the steps, and what comes next in a sentence with a name and a date. */
export const progressOf = (
  file: CaseFile,
  policy: Policy,
  language: ReplyLanguage,
): Pick<Tracking, 'steps' | 'nextStep'> => {
  const journey = journeyOf(file);
  const situation = situationOf(file, journey);
  const current = stepOf[situation];
  const place = current ? stepIds.indexOf(current) : stepIds.length;
  const at = doneAt(file, journey);
  const { head } = file;
  return {
    steps: stepIds.map((id, index) => {
      const state = index < place ? 'done' : index === place ? 'current' : 'next';
      const done = at[id];
      return { id, title: stepTitles[language][id], state, ...(state === 'done' && done && { at: done }) };
    }),
    nextStep: nextSteps[language][situation]({
      owner: head.owner && nameOf(policy, head.owner),
      nextWordBy: formatDay(head.nextWordBy, language, policy.company.zone),
      contact: policy.retention.contact,
    }),
  };
};
