import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { policy as shipped } from '#test/support/policy.ts';

/**
 * What happens to who has two complaints, and a model of its own, fed by the requests that succeeded, of whom each is about and who
 * proposed what in it (test/stories/passing-on.test.ts).
 */

export const team = ['lucia', 'mateo', 'iker', 'elena', 'javier', 'sofia', 'andres'] as const;
type Member = (typeof team)[number];
/** Whom the team says that a complaint is about; never all whom it could go to. */
const concernable = ['lucia', 'mateo', 'iker', 'elena', 'sofia'] as const;

export type Doer = Member | 'assignee';
export type Turn = { act: string; who: Doer; other: Member; first: boolean; nth: number };
/** Days of November 2026 that somebody is away, the first and the last. */
export type Absence = { id: Member; from: number; days: number };

const day = (n: number): string => new Date(Date.UTC(2026, 10, n)).toISOString().slice(0, 10);

const withAbsences = (absences: Absence[]): Policy => ({
  ...shipped,
  people: shipped.people.map((person) => ({
    ...person,
    absences: absences
      .filter(({ id }) => id === person.id)
      .map(({ from, days }) => ({ from: day(from), to: day(from + days) })),
  })),
});

type Game = Awaited<ReturnType<typeof twoComplaints>>;

/** Two complaints of one customer, in a company where some are away. */
export const twoComplaints = async (absences: Absence[]) => {
  const amends = inMemoryAmends({ policy: withAbsences(absences) });
  const customer = { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' };
  const open = async (text: string) => {
    const { body } = await amends.call('POST', '/complaints', { body: { text, customer } });
    return { caseId: String(body['caseId']), path: new URL(String(body['trackingUrl'])).pathname };
  };
  const cases = [
    await open('La caldera no calienta desde el lunes y nadie viene.'),
    await open('Me han cobrado dos veces la misma factura.'),
  ] as const;
  return {
    amends,
    cases,
    /** Whom each case is about, by what the team was heard to say. */
    about: new Map(cases.map(({ caseId }) => [caseId, new Set<string>()])),
    /** Who proposed what a second person decides, by its task. */
    proposers: new Map<string, string>(),
    counts: { passed: 0, refused: 0, decided: 0, seconded: 0 },
  };
};

const fileOf = async ({ amends }: Pick<Game, 'amends'>, caseId: string): Promise<CaseFile> => {
  const file = await amends.cases.load(caseId);
  if (!file) throw new Error('The case is gone');
  return file;
};

type Acting = { game: Game; caseId: string; path: string; another: string; turn: Turn };

const openTasks = async ({ game, caseId }: Acting, accepts: (task: Task) => boolean = () => true): Promise<Task[]> =>
  (await fileOf(game, caseId)).tasks.filter(
    (task) => task.status === 'open' && task.assignee !== 'customer' && accepts(task),
  );

type Answered = { by: string; isDone: boolean; body: Record<string, unknown> };

/** A request of somebody of the team; whom the case is about is let do nothing. */
const asks = async ({ game, caseId }: Acting, by: string, path: string, body: unknown): Promise<Answered> => {
  const isAbout = game.about.get(caseId)?.has(by) === true;
  const answer = await game.amends.call('POST', path, { user: staff(by), body });
  if (answer.status >= 500) throw new Error(`${path} answers ${answer.status}`);
  const isDone = answer.status < 300;
  if (isAbout && isDone) throw new Error(`${by} did ${path} in a case that is about them`);
  if (isAbout) game.counts.refused++;
  return { by, isDone, body: answer.body };
};

/** Asks something of one of the open tasks, the nth of those there are. */
const onTask = async (acting: Acting, to: string, body: unknown, accepts?: (task: Task) => boolean) => {
  const found = await openTasks(acting, accepts);
  const task = found[acting.turn.nth % Math.max(1, found.length)];
  if (!task) return undefined;
  const by = acting.turn.who === 'assignee' ? (task.assignee ?? 'sofia') : acting.turn.who;
  return { task, ...(await asks(acting, by, `/desk/tasks/${task.taskId}/${to}`, body)) };
};

const onCase = async (acting: Acting, to: string, body: unknown): Promise<Answered> => {
  const { owner = 'sofia' } = (await fileOf(acting.game, acting.caseId)).head;
  const by = acting.turn.who === 'assignee' ? owner : acting.turn.who;
  return asks(acting, by, `/desk/cases/${acting.caseId}/${to}`, body);
};

/** What was put before a second person, and by whom. */
const remember = ({ game }: Acting, { by, body }: Answered): void => {
  const { taskId } = (body['asked'] ?? {}) as { taskId?: string };
  if (taskId && !game.proposers.has(taskId)) game.proposers.set(taskId, by);
};

const decides = (kind: Task['kind'], body: unknown) => async (acting: Acting) => {
  const done = await onTask(acting, 'complete', body, (task) => task.kind === kind);
  if (done?.isDone) acting.game.counts.decided++;
};

const seconds = (decision: string) => async (acting: Acting) => {
  const { game, caseId } = acting;
  const done = await onTask(acting, 'complete', { decision, reason: 'Visto' }, ({ kind }) => kind === 'second-person');
  if (!done?.isDone) return;
  game.counts.seconded++;
  if (game.proposers.get(done.task.taskId) === done.by) throw new Error(`${done.by} confirmed what they proposed`);
  const [about, person = ''] = (done.task.subject ?? '').split(':');
  if (decision === 'confirm' && about === 'clear') game.about.get(caseId)?.delete(person);
};

const concern = (concerned: boolean) => async (acting: Acting) => {
  const person = concernable[acting.turn.nth % concernable.length] ?? 'lucia';
  const said = await onCase(acting, 'concerned', { person, concerned, reason: 'Lo dice el cliente' });
  if (said.isDone && concerned) acting.game.about.get(acting.caseId)?.add(person);
  if (said.isDone) remember(acting, said);
};

const findings = {
  cause: 'company-error',
  facts: 'Comprobado.',
  questions: [{ domain: 'technical', question: '¿Es de fábrica?' }],
};

/** All acts, by name. */
export const actions: Record<string, (acting: Acting) => Promise<unknown>> = {
  'hand over': async (acting) => {
    const done = await onTask(acting, 'hand-over', { to: acting.turn.other, reason: 'No llego' });
    if (!done?.isDone) return;
    if (acting.game.about.get(acting.caseId)?.has(acting.turn.other))
      throw new Error('It was handed to whom it is about');
    acting.game.counts.passed++;
  },
  'take back': (acting) => onCase(acting, 'take-back', { reason: 'La sigo yo' }),
  'go higher': ({ game, path }) =>
    game.amends.call('POST', `${path}/escalate`, { body: { reason: 'Nadie me contesta' } }),
  'end an escalation': (acting) =>
    onTask(
      acting,
      'complete',
      { done: 'Visto.', message: 'Seguimos con su caso.', backTo: acting.turn.other },
      ({ kind }) => kind === 'escalation',
    ),
  'say whom it is about': concern(true),
  'say whom it is not about': concern(false),
  confirm: seconds('confirm'),
  'do not confirm': seconds('refuse'),
  'set aside': async (acting) =>
    remember(acting, await onCase(acting, 'kind', { kind: 'praise', reason: 'Da las gracias' })),
  resume: (acting) => onCase(acting, 'kind', { kind: 'complaint', reason: 'Sí lo es' }),
  merge: async (acting) => {
    const { game, caseId, another } = acting;
    const { isDone } = await onCase(acting, 'merge', { into: another, reason: 'Lo mismo', samePerson: true });
    // Once they are one, it is about whoever one of the two was about.
    if (isDone) for (const id of game.about.get(caseId) ?? []) game.about.get(another)?.add(id);
  },
  examine: decides('examine', findings),
  consult: decides('consult', { valid: true, liable: true, remedy: 'replacement', explanation: 'Venía mal.' }),
  approve: decides('approve', { decision: 'approve', reason: 'Es justo.' }),
  release: decides('release', { decision: 'release' }),
  counter: ({ game, path }) =>
    game.amends.call('POST', `${path}/answer`, { body: { decision: 'counter', message: 'No me basta.' } }),
  'time passes': ({ game: { amends }, turn }) =>
    amends.pass(new Date(Date.parse(amends.now()) + (6 + 30 * (turn.nth % 2)) * 3_600_000).toISOString()),
};

export const take = async (game: Game, turn: Turn): Promise<void> => {
  const [one, other] = turn.first ? game.cases : [game.cases[1], game.cases[0]];
  await actions[turn.act]?.({ game, ...one, another: other.caseId, turn });
};

/** Nobody has what is about them, and somebody has to act while the case is worked on. */
const watchCase = ({ head, tasks }: CaseFile, about: ReadonlySet<string>): void => {
  const open = tasks.filter(({ status }) => status === 'open');
  const theirs = open.find(({ assignee = '' }) => about.has(assignee));
  if (theirs) throw new Error(`${theirs.assignee} has a ${theirs.kind} about them`);
  if (head.mergedInto || head.closedAt || head.setAsideAt) return;
  if (head.owner === undefined || about.has(head.owner)) throw new Error(`The owner is ${head.owner}`);
  if (open.length === 0) throw new Error(`Nobody has to act on a case that is ${head.status}`);
  const ofNobody = open.find(({ assignee }) => !assignee);
  if (ofNobody) throw new Error(`A ${ofNobody.kind} is asked of nobody`);
};

/** What holds whatever has happened. */
export const watch = async (game: Game): Promise<void> => {
  for (const { caseId } of game.cases) watchCase(await fileOf(game, caseId), game.about.get(caseId) ?? new Set());
};
