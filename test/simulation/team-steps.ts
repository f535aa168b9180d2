import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { executionOf } from '#domain/execution/execution.ts';
import { concernedBy } from '#domain/people/concerned.ts';
import { motives } from '#domain/understand/motives.ts';
import { onCase } from './desk-steps.ts';
import { answered, type Scene, type Step } from './step.ts';
import { member, type System } from './system.ts';

const SUPERVISOR = 'sofia';
const REASON = 'Visto con el equipo.';

/** A supervisor looks through what was set aside, and makes something of a mail of it. */
export const answerSetAside: Step = async ({ system, random }) => {
  const user = member(SUPERVISOR);
  const { body } = await system.amends.call('GET', '/desk/set-aside', { user });
  const { deliveries = [] } = body as { deliveries?: { id: string; canOpen: boolean }[] };
  const id = random.pick(deliveries.filter(({ canOpen }) => canOpen))?.id;
  if (!id) return undefined;
  const into = random.pick(await system.files())?.head.reference;
  const what = random.oneOf(['open', 'open', 'join', 'seen'] as const);
  const asked = what === 'join' ? { case: into } : {};
  const answer = await system.amends.call('POST', `/desk/deliveries/${encodeURIComponent(id)}/${what}`, {
    user,
    body: asked,
  });
  return `${SUPERVISOR} ${what} of what was set aside: ${answered(answer)}`;
};

/** How often somebody whom a case is about is taken from it again. */
const NOT_ABOUT = 0.6;

/** A case is said not to be about somebody: by its owner, where nobody else is named. */
const clear = async (
  { system }: Scene,
  { file, id }: { file: CaseFile; id: string },
  by = file.head.owner ?? SUPERVISOR,
): Promise<string> => {
  const body = { person: id, concerned: false, reason: REASON };
  const path = `/desk/cases/${file.head.caseId}/concerned`;
  return `${by} clears ${id}: ${answered(await system.amends.call('POST', path, { user: member(by), body }))}`;
};

/** Somebody notes that a case is about a colleague, or is not after all. */
export const markConcerned: Step = async (scene) => {
  const { random, system } = scene;
  const about = random.pick(
    (await system.files()).flatMap((file) => concernedBy(file.head).map((id) => ({ file, id }))),
  );
  const by = random.chance(0.5) ? SUPERVISOR : undefined;
  if (about && random.chance(NOT_ABOUT)) return clear(scene, about, by);
  const person = random.pick(system.policy.people)?.id ?? SUPERVISOR;
  return onCase(scene, 'concerned', { person, concerned: random.chance(0.8), reason: REASON }, by);
};

export const motive: Step = (scene) => onCase(scene, 'motive', { motive: scene.random.oneOf(motives), reason: REASON });

/** A hold is released in spite of the open complaint. */
export const releaseHold: Step = (scene) =>
  onCase(scene, 'holds', { hold: 'supply-cut', release: true, reason: 'Hay una fuga.' }, SUPERVISOR);

/** A court may need the case, or does not any more. */
export const legalHold: Step = (scene) =>
  onCase(scene, 'legal-hold', { hold: scene.random.chance(0.7), reason: REASON }, SUPERVISOR);

/** How a customer is reached is corrected: what did not arrive is sent again. */
export const correctContact: Step = (scene) =>
  onCase(scene, 'contact-data', {
    ...scene.random.oneOf<object>([
      { phone: '+34600333444' },
      { phone: null },
      { language: 'ca' },
      { preferredChannel: 'email' },
      { region: 'ES-CT' },
    ]),
    reason: REASON,
  });

export const note: Step = (scene) => onCase(scene, 'notes', { text: 'Nota para el equipo: ojo con el plazo.' });

/** Somebody begins to write to the customer, and does not send it. */
export const beginLetter: Step = async ({ system, random }) => {
  const { caseId, owner } = random.pick(await system.files())?.head ?? {};
  if (!caseId || !owner) return undefined;
  const asked = { user: member(owner), body: { values: { text: 'Hola: le escribo para decirle' } } };
  return `${owner} begins a letter: ${answered(await system.amends.call('PUT', `/desk/drafts/${caseId}.letter`, asked))}`;
};

export const takeBack: Step = (scene) => onCase(scene, 'take-back', { reason: REASON });

/** The opinions there are differ: another expert is asked. */
export const thirdOpinion: Step = (scene) =>
  onCase(scene, 'third-opinion', {
    domain: scene.random.oneOf(['technical', 'legal']),
    question: '¿Respondemos de esto?',
  });

/** The letters that are held for a moment, in which their writers can take them back. */
export const heldLetters = async (system: System) =>
  (await system.files()).flatMap(({ head, messages }) =>
    messages.filter(({ status }) => status === 'held').map((message) => ({ head, message })),
  );

export const takeBackOne = async (
  { system }: Pick<Scene, 'system'>,
  { head, message }: Awaited<ReturnType<typeof heldLetters>>[number],
): Promise<string | undefined> => {
  const by = message.held?.by;
  if (!by) return undefined;
  const path = `/desk/cases/${head.caseId}/messages/${encodeURIComponent(message.messageId)}/undo`;
  const answer = await system.amends.call('POST', path, { user: member(by), body: {} });
  return `${by} takes ${message.messageId} back: ${answered(answer)}`;
};

/** Whoever wrote a letter takes it back while it is held. */
export const undoLetter: Step = async (scene) => {
  const one = scene.random.pick(await heldLetters(scene.system));
  return one && takeBackOne(scene, one);
};

/** The promises that somebody has to keep, with what another system does about each. */
const promisesOf = (files: readonly CaseFile[]) =>
  files.flatMap(({ tasks, events }) =>
    tasks
      .filter(({ kind, status }) => kind === 'promise' && status === 'open')
      .map((task) => ({ task, execution: executionOf(events, task.taskId) })),
  );

/** Those that a system did not carry out, asked for so often at most. */
export const failedPromises = (files: readonly CaseFile[], most = Number.POSITIVE_INFINITY): Task[] =>
  promisesOf(files)
    .filter(({ execution }) => execution?.state === 'failed' && execution.attempt <= most)
    .map(({ task }) => task);

export const sendOneAgain = async ({ amends }: System, { taskId, assignee }: Task): Promise<string> => {
  const by = assignee ?? SUPERVISOR;
  const answer = await amends.call('POST', `/desk/tasks/${taskId}/send-again`, {
    user: member(by),
    body: { reason: REASON },
  });
  return `${by} has ${taskId.slice(37)} sent again: ${answered(answer)}`;
};

/** A promise that a system did not carry out is asked for again. */
export const sendAgain: Step = async ({ system, random }) => {
  const files = await system.files();
  const failed = failedPromises(files);
  const task = random.pick(failed.length > 0 ? failed : promisesOf(files).map((one) => one.task));
  return task && sendOneAgain(system, task);
};
