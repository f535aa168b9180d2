import type { Task } from '#domain/case/task.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { policy as shipped } from '#test/support/policy.ts';

/**
 * What people of the company do to two complaints that may become one, and a model of its own, fed by the requests that
 * succeeded, of who shaped which of them (test/stories/four-eyes.test.ts).
 */

/** Any complaint may cost enough to need an approval. */
const policy = {
  ...shipped,
  negotiation: { ...shipped.negotiation, ceiling: { ...shipped.negotiation.ceiling, '1': 95_500, '2': 95_500 } },
};
export const team = ['lucia', 'mateo', 'iker', 'elena', 'javier', 'sofia', 'andres'] as const;

/** Kinds of tasks that shape what is offered. */
const SHAPING = ['examine', 'consult', 'points', 'release'];

/** Who does it: somebody of the team, or whoever has the task. */
export type Doer = (typeof team)[number] | 'assignee';
export type Turn = { act: string; who: Doer; other: (typeof team)[number]; first: boolean };

type Played = Awaited<ReturnType<typeof twoComplaints>>;

/** Two complaints of one customer. */
export const twoComplaints = async () => {
  const amends = inMemoryAmends({ policy });
  const customer = { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' };
  const open = async (text: string) => {
    const { body } = await amends.call('POST', '/complaints', { body: { text, customer } });
    return { caseId: String(body['caseId']), path: new URL(String(body['trackingUrl'])).pathname };
  };
  const cases = [
    await open('La caldera no calienta desde el lunes.'),
    await open('Me han cobrado dos veces.'),
  ] as const;
  const shaped = new Map(cases.map(({ caseId }) => [caseId, new Set<string>()]));
  return {
    amends,
    cases,
    shapersOf: (caseId: string) => shaped.get(caseId) ?? new Set<string>(),
    shapes: (caseId: string, ...ids: (string | undefined)[]) => {
      for (const id of ids) if (id !== undefined) shaped.get(caseId)?.add(id);
    },
    fileOf: async (caseId: string) => {
      const file = await amends.cases.load(caseId);
      if (!file) throw new Error('The case is gone');
      return file;
    },
    /** Who had which task when it was last looked at. */
    seen: new Map<string, string | undefined>(),
    counts: { approved: 0, refused: 0 },
  };
};

const openTask = async ({ fileOf }: Played, caseId: string, kind: string): Promise<Task | undefined> =>
  (await fileOf(caseId)).tasks.find((task) => task.kind === kind && task.status === 'open');

type Acting = { game: Played; caseId: string; path: string; another: string; turn: Turn };

/** Completes a task of a kind where one is open. */
const completed = async ({ game, caseId, turn }: Acting, kind: string, body: unknown) => {
  const task = await openTask(game, caseId, kind);
  if (!task) return undefined;
  const by = turn.who === 'assignee' ? (task.assignee ?? 'sofia') : turn.who;
  const { status, body: answer } = await game.amends.call('POST', `/desk/tasks/${task.taskId}/complete`, {
    user: staff(by),
    body,
  });
  if (status >= 500) throw new Error(`${kind} answers ${status}`);
  return { by, task, isDone: status === 200, code: answer['code'] };
};

/** Does something to the case itself, by name. */
const onCase = async ({ game, caseId, turn }: Acting, to: string, body: unknown) => {
  const by = turn.who === 'assignee' ? ((await game.fileOf(caseId)).head.owner ?? 'sofia') : turn.who;
  const { status } = await game.amends.call('POST', `/desk/cases/${caseId}/${to}`, { user: staff(by), body });
  if (status >= 500) throw new Error(`${to} answers ${status}`);
  return { by, isDone: status === 200 };
};

/** An act that, done, makes whoever did it somebody who shaped the case. */
const shaping = (kind: string, body: unknown) => async (acting: Acting) => {
  const done = await completed(acting, kind, body);
  if (done?.isDone) acting.game.shapes(acting.caseId, done.by);
};

/** What somebody says that another one has said before changes nothing, and is no part in it. */
const shapingCase = (to: string, body: unknown) => async (acting: Acting) => {
  const { game, caseId } = acting;
  const before = (await game.fileOf(caseId)).events.length;
  const { by, isDone } = await onCase(acting, to, body);
  if (isDone && (await game.fileOf(caseId)).events.length > before) game.shapes(caseId, by);
};

/** Whoever approves must not have shaped it; where they have, they hear that. */
const approving = (body: { decision: string }) => async (acting: Acting) => {
  const { game, caseId } = acting;
  const shapers = new Set(game.shapersOf(caseId));
  const done = await completed(acting, 'approve', { reason: 'Es justo.', ...body });
  if (done?.isDone) {
    if (shapers.has(done.by)) throw new Error(`${done.by} approved what they shaped`);
    game.counts.approved++;
    if (body.decision === 'change') game.shapes(caseId, done.by);
  }
  if (done?.code === 'own-proposal') {
    if (!shapers.has(done.by)) throw new Error(`${done.by} was refused an approval, and shaped nothing`);
    game.counts.refused++;
  }
};

const findings = (questions: object[]) => ({
  cause: 'company-error',
  facts: 'Comprobado.',
  questions,
  points: [{ point: '¿Qué ha pasado?', answer: 'Una pieza falló.' }],
});

const handOver = (kind: string) => async (acting: Acting) => {
  const { game, caseId, turn } = acting;
  const task = await openTask(game, caseId, kind);
  if (!task) return;
  const by = turn.who === 'assignee' ? (task.assignee ?? 'sofia') : turn.who;
  const body = { to: turn.other, reason: 'No llego' };
  const path = `/desk/tasks/${task.taskId}/hand-over`;
  const { status } = await game.amends.call('POST', path, { user: staff(by), body });
  if (status === 200 && SHAPING.includes(kind)) game.shapes(caseId, turn.other, task.assignee);
};

/** All acts, by name. */
export const actions: Record<string, (acting: Acting) => Promise<unknown>> = {
  examine: shaping('examine', findings([])),
  'examine and ask': shaping('examine', findings([{ domain: 'technical', question: '¿Es de fábrica?' }])),
  consult: shaping('consult', { valid: true, liable: true, remedy: 'replacement', explanation: 'Venía mal.' }),
  points: shapingCase('points', { points: [{ point: 'Otra cosa', answer: 'También.' }] }),
  motive: shapingCase('motive', { motive: 'poor-communication', reason: 'Lo dice' }),
  'record a counter': shapingCase('counter', { how: 'phone', message: 'Pide más.' }),
  release: shaping('release', { decision: 'release' }),
  'release changed': shaping('release', { decision: 'change', options: ['a'], add: ['refund-150'] }),
  'release reworded': shaping('release', { decision: 'change', text: 'Hola, Rosa:\n\nLo arreglamos.' }),
  'hand the examination over': handOver('examine'),
  'hand a question over': handOver('consult'),
  'hand a release over': handOver('release'),
  'hand an approval over': handOver('approve'),
  'take back': async (acting) => {
    const { owner } = (await acting.game.fileOf(acting.caseId)).head;
    const { by, isDone } = await onCase(acting, 'take-back', { reason: 'La sigo yo' });
    if (isDone) acting.game.shapes(acting.caseId, by, owner);
  },
  merge: async (acting) => {
    const { game, caseId, another } = acting;
    const { isDone } = await onCase(acting, 'merge', { into: another, reason: 'Lo mismo', samePerson: true });
    if (isDone) game.shapes(another, ...game.shapersOf(caseId));
  },
  undo: (acting) => onCase(acting, 'undo', { reason: 'No era lo mismo' }),
  counter: ({ game, path }) =>
    game.amends.call('POST', `${path}/answer`, { body: { decision: 'counter', message: 'No me basta.' } }),
  'time passes': ({ game: { amends } }) =>
    amends.pass(new Date(Date.parse(amends.now()) + 36 * 3_600_000).toISOString()),
  approve: approving({ decision: 'approve' }),
  'approve other options': approving({ decision: 'change', ...{ options: ['refund-150'] } }),
  'send back': (acting) => completed(acting, 'approve', { decision: 'refuse', reason: 'Es mucho.' }),
};

/** Whoever owns a case shapes it, and so does whoever has work on it that somebody else had: time moves work as well. */
export const watch = async ({ cases, fileOf, shapes, seen }: Played): Promise<void> => {
  for (const { caseId } of cases) {
    const { head, tasks } = await fileOf(caseId);
    shapes(caseId, head.owner);
    for (const { taskId, kind, assignee } of tasks) {
      if (kind === 'approve' && !assignee) throw new Error('An approval is asked of nobody');
      if (!SHAPING.includes(kind)) continue;
      const before = seen.get(taskId);
      if (before !== undefined && before !== assignee) shapes(caseId, before, assignee);
      seen.set(taskId, assignee);
    }
  }
};

export const take = async (game: Played, turn: Turn): Promise<void> => {
  const [one, other] = turn.first ? game.cases : [game.cases[1], game.cases[0]];
  await actions[turn.act]?.({ game, ...one, another: other.caseId, turn });
  await watch(game);
};
