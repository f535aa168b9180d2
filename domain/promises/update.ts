import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { type ChangePart, combine, textItem } from '../case/change.ts';
import type { Commitment } from '../case/settlement.ts';
import type { Task } from '../case/task.ts';
import { endOfDay } from '../deadline/local-day.ts';
import { concernedIn } from '../people/concerned.ts';
import { dayOf, isFree } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import type { UpdateSubject } from '../policy/schema/promises.ts';
import { takesOver } from '../tasks/escalation-policy.ts';
import { openTask } from '../tasks/open-task.ts';
import type { Clock, Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import { commitmentWords } from './commitment-words.ts';
import { answerWaits, earlierNoted, promiseBroken, promiseWaits, type Standing } from './words.ts';

export type UpdateDeps = { policy: Policy; clock: Clock; deskUrl: string };
type Context = CaseContext<UpdateDeps>;

const REQUESTS: Record<UpdateSubject, LocalizedText> = {
  answer: {
    es: 'dar noticias al cliente, que espera su respuesta',
    en: 'give the customer news while they wait for their answer',
  },
  promise: {
    es: 'dar noticias al cliente, que espera lo que acordamos',
    en: 'give the customer news while they wait for what we agreed',
  },
  'broken-promise': {
    es: 'hablar HOY con el cliente: no hemos cumplido lo que le prometimos',
    en: 'speak with the customer TODAY: we have not kept what we promised',
  },
  earlier: {
    es: 'contestar al cliente, que dice que lo que consta de sus reclamaciones anteriores no es correcto',
    en: 'answer the customer, who says that what we know of their earlier complaints is not right',
  },
};

/** The open request to give the customer news; there is one at a time for each reason. */
export const openUpdates = ({ tasks }: Pick<CaseFile, 'tasks'>, ...subjects: UpdateSubject[]): Task[] =>
  tasks.filter(
    ({ kind, status, subject }) =>
      kind === 'update' && status === 'open' && (subjects.length === 0 || subjects.includes(subject as UpdateSubject)),
  );

/** The owner; a stand-in where they are away or the complaint is about them. */
const writerOf = ({ file, at, deps: { policy } }: Context): string | undefined => {
  const { owner } = file.head;
  const day = dayOf(policy, at);
  const excluded = concernedIn(policy, file);
  if (isFree(policy, owner, { day, excluded })) return owner;
  return takesOver(policy, { level: 'substitute', assignee: owner, day, excluded })?.to ?? owner;
};

/** Promises of the case that are not kept yet, the first due first. */
const promisesOwed = ({ agreements }: Pick<CaseFile, 'agreements'>): Commitment[] =>
  agreements
    .flatMap(({ commitments }) => commitments)
    .filter(({ kept }) => kept !== true)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));

const STANDINGS: Standing[] = ['approve', 'release', 'points', 'consult', 'examine'];

const standingOf = ({ head, tasks }: CaseFile): Standing =>
  STANDINGS.find((kind) =>
    tasks.some((task) => task.kind === kind && task.cycle === head.cycle && task.status === 'open'),
  ) ?? 'other';

/** What we propose to write: a person reads it, and writes more where there is more to say. */
export const draftOfUpdate = (
  { file, deps: { policy } }: Pick<Context, 'file'> & { deps: Pick<UpdateDeps, 'policy'> },
  subject: UpdateSubject,
  promise = promisesOwed(file)[0],
): string => {
  const { replyLanguage: language } = file.head;
  if (subject === 'earlier') return earlierNoted(language);
  if (subject === 'answer' || !promise) return answerWaits(standingOf(file), language);
  const { zone } = policy.company;
  const thing = { what: commitmentWords(file.texts, promise), dueAt: promise.dueAt, zone };
  return subject === 'promise' ? promiseWaits(thing, language) : promiseBroken(thing, language);
};

/** Within the policy's time, and on the same day, as far as an hour of it is left. */
export const dueToday = ({ file, at, deps: { policy, clock } }: Context): Instant => {
  const { receivedAt } = file.head;
  const soon = clock.after(at, policy.promises.broken.within);
  const today = dayOf(policy, clock.toCalendar(receivedAt, at));
  const end = clock.fromCalendar(receivedAt, new Date(endOfDay(today, policy.company.zone)).toISOString());
  const [first = soon] = [soon, end].sort();
  const [, last = first] = [clock.after(at, 'PT1H'), first].sort();
  return last;
};

/**
 * Asks the owner to give the customer news, with a draft. Nothing where they are asked for the same reason already.
 * @param dueAt by when the customer was promised it
 */
export const askUpdate = (
  context: Context,
  { subject, dueAt, promise }: { subject: UpdateSubject; dueAt: Instant; promise?: Commitment },
): ChangePart => {
  const { file, at, deps } = context;
  const { head, tasks } = file;
  if (openUpdates(file, subject).length > 0) return {};
  const { caseId, cycle } = head;
  const number = tasks.filter((task) => task.kind === 'update' && task.cycle === cycle).length + 1;
  const textId = `update-draft-${cycle}-${number}`;
  const opened = openTask(
    { head, at, deps },
    { kind: 'update', caseId, cycle, parts: [number], assignee: writerOf(context), subject, textId, dueAt },
    { values: { kind: REQUESTS[subject] } },
  );
  const draft = draftOfUpdate(context, subject, promise ?? promisesOwed(file)[0]);
  return combine(opened, { items: [textItem(textId, draft)] });
};
