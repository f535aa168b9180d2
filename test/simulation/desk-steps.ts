import type { CaseFile } from '#domain/case/case-file.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import { concernedBy } from '#domain/people/concerned.ts';
import { type DeskTaskKind, kindOf } from '#domain/tasks/kinds.ts';
import { whyOfDecision } from '#functions/desk/http/intervention.ts';
import { bodies, bodyFor, type Desk } from './desk-bodies.ts';
import { answered, type Scene, type Step } from './step.ts';
import { member, openTasks, type System } from './system.ts';
import { replies } from './words.ts';

const CUSTOMER = 'customer';
const SUPERVISOR = 'sofia';

/** How often somebody who did something in the case before does what somebody else was asked for. */
const BY_KNOWN = 0.15;
/** The same of what takes another person than whoever did something before. */
export const SECOND_STEPS: readonly string[] = ['approve', 'release', 'second-person', 'reconcile', 'third-opinion'];
const BY_KNOWN_SECOND = 0.5;
/** How often that is whoever did something last, as who approved and would release it. */
const LAST_ONE = 0.5;

/** Who does a piece of work: mostly whoever was asked. Who had a part in the case already is whom it may be refused to. */
const whoDoes = ({ task, file, random }: Desk, { deputy, deputises }: System): string => {
  // Who is asked beside is one more of those who might do it.
  const beside = file.tasks.flatMap(({ kind, status, assignee }) =>
    kind === 'approve' && task.kind === 'approve' && status === 'open' && assignee ? [assignee] : [],
  );
  const known = [...beside, ...file.events.flatMap(({ actor }) => personIn(actor)), ...beside];
  const asked = task.assignee ?? SUPERVISOR;
  if (random.chance(deputises)) return deputy;
  const often = SECOND_STEPS.includes(task.kind) ? BY_KNOWN_SECOND : BY_KNOWN;
  if (!random.chance(often)) return asked;
  return (random.chance(LAST_ONE) ? known.at(-1) : random.pick([...new Set(known)])) ?? asked;
};

/** Somebody completes a task. */
export const complete = async (
  system: System,
  { task, by, body }: { task: Task; by: string; body: object },
): Promise<string> => {
  const answer = await system.amends.call('POST', `/desk/tasks/${task.taskId}/complete`, { user: member(by), body });
  return `${by} completes ${task.taskId.slice(37)} ${JSON.stringify(body).slice(0, 60)}: ${answered(answer)}`;
};

/** The open tasks of the team with their cases. */
export const deskWork = (files: readonly CaseFile[]): Omit<Desk, 'random'>[] =>
  openTasks(files)
    .filter(({ assignee }) => assignee !== CUSTOMER)
    .flatMap((task) => {
      const file = files.find(({ head }) => head.caseId === caseIdOf(task.taskId));
      return file ? [{ task, file }] : [];
    });

/** One of several pieces of work is done, by whom `who` says; who was not asked for it says why, where that is wanted. */
const doOneOf = async (
  { system, random }: Scene,
  works: readonly Omit<Desk, 'random'>[],
  who: (desk: Desk) => string,
): Promise<string | undefined> => {
  const work = random.pick(works);
  const body = work && bodyFor(bodies, { ...work, random });
  if (!work || !body) return undefined;
  const { task } = work;
  const by = who({ ...work, random });
  const isOthers = by !== task.assignee && whyOfDecision(task.kind as DeskTaskKind) === 'offered';
  return complete(system, { task, by, body: { ...body, ...(isOthers && { reason: 'No está hoy.' }) } });
};

/** Somebody who was asked does a piece of work, or a supervisor does. */
export const doTask: Step = async (scene) =>
  doOneOf(scene, deskWork(await scene.system.files()), (desk) => whoDoes(desk, scene.system));

/** Somebody completes what is done already, or was withdrawn: their page is old. It is refused, or known to be done. */
export const doAgain: Step = async (scene) => {
  const files = await scene.system.files();
  const over = files.flatMap((file) =>
    file.tasks
      .filter(({ status, assignee }) => status !== 'open' && status !== 'planned' && assignee !== CUSTOMER)
      .map((task) => ({ file, task })),
  );
  return doOneOf(scene, over, ({ task, random }) => (random.chance(0.5) ? SUPERVISOR : (task.assignee ?? SUPERVISOR)));
};

const hasOpenOffer = ({ offers }: CaseFile): boolean => offers.some(({ status }) => status === 'open');

/** A case that somebody is about to examine. */
const isExamined = ({ tasks }: CaseFile): boolean =>
  tasks.some(({ kind, status }) => kind === 'examine' && status === 'open');

/** The cases to which something is mostly done: in others it is refused. */
const MOSTLY: Partial<Record<string, (file: CaseFile) => boolean>> = {
  'end-offer': hasOpenOffer,
  acceptance: hasOpenOffer,
  counter: hasOpenOffer,
  reopen: ({ head }) => head.closedAt !== undefined,
  completion: isExamined,
  'third-opinion': ({ tasks }) => tasks.some(({ kind, status }) => kind === 'reconcile' && status === 'open'),
  'take-back': ({ head }) => head.handOvers > 0 && head.closedAt === undefined,
  'cancel-meeting': ({ head }) => head.meeting?.state === 'chosen' || head.meeting?.state === 'proposed',
};
const OFTEN = 0.8;

/** Somebody of the team acts on a case beside its tasks. */
export const onCase = async (
  { system, random }: Scene,
  path: string,
  body: object,
  by?: string,
): Promise<string | undefined> => {
  const files = await system.files();
  const fit = random.chance(OFTEN) ? files.filter(MOSTLY[path] ?? (() => true)) : files;
  const file = random.pick(fit.length > 0 ? fit : files);
  const owner = by ?? file?.head.owner;
  if (!file || !owner) return undefined;
  const answer = await system.amends.call('POST', `/desk/cases/${file.head.caseId}/${path}`, {
    user: member(owner),
    body,
  });
  return `${owner} ${path}: ${answered(answer)}`;
};

export const write: Step = (scene) => onCase(scene, 'messages', { text: scene.random.oneOf(replies) });

export const askCompletion: Step = (scene) => onCase(scene, 'completion', { missing: 'Una foto de la placa.' });

export const endOffer: Step = (scene) =>
  onCase(scene, 'end-offer', {
    reason: 'Lo dijo por teléfono.',
    ...(scene.random.chance(0.5) && { customerSaid: true }),
  });

/** Somebody records what the customer said of the offer by other means than the page. */
export const recordAnswer: Step = (scene) => {
  const how = scene.random.oneOf(['mail', 'phone', 'post', 'in-person']);
  const option = scene.random.oneOf(['a', 'a', 'a', 'b', 'z']);
  return scene.random.chance(0.5)
    ? onCase(scene, 'acceptance', { option, how, evidence: 'Dijo que sí a la primera opción.' })
    : onCase(scene, 'counter', { how, message: 'Pide que se le devuelva el dinero.' });
};

export const reopen: Step = (scene) => onCase(scene, 'reopen', { reason: 'El técnico no fue.' });

const personIn = (actor: CaseFile['events'][number]['actor']): string[] => (actor.kind === 'person' ? [actor.id] : []);

/** Somebody gives a task to somebody else. */
export const handTo = async (
  { amends }: System,
  { taskId }: Task,
  { by, to }: { by: string; to: string },
): Promise<string> => {
  const asked = { user: member(by), body: { to, reason: 'Vacaciones.' } };
  const answer = await amends.call('POST', `/desk/tasks/${taskId}/hand-over`, asked);
  return `${by} hands ${taskId.slice(37)} over to ${to}: ${answered(answer)}`;
};

/** How often work is given to whom it may be refused: to somebody who did something in the case before, or whom it is about. */
const TO_KNOWN = 0.4;

/** Whether work of a kind is for people of a role, as far as their role goes. */
const takes = ({ kind }: Task, role: string): boolean => role === kindOf(kind).takenBy || role === 'supervisor';

/** Work goes to somebody else. */
export const handOver: Step = async ({ system, random }) => {
  const { task, file } = random.pick(deskWork(await system.files())) ?? {};
  const known = file ? [...concernedBy(file.head), ...file.events.flatMap(({ actor }) => personIn(actor))] : [];
  const fit = task ? system.policy.people.filter(({ roles }) => roles.some((role) => takes(task, role))) : [];
  const to = (random.chance(TO_KNOWN) && random.pick(known)) || random.pick(fit)?.id;
  if (!task?.assignee || !to) return undefined;
  return handTo(system, task, { by: task.assignee, to });
};
