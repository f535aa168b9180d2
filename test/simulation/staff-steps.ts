import { staffState } from '#cases/store/staff.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import { concernedBy } from '#domain/people/concerned.ts';
import { dayOf, isFree, workMeanwhile } from '#domain/people/directory.ts';
import { instantAfter } from '#domain/time.ts';
import { deskWork } from './desk-steps.ts';
import { answered, type Scene, type Step } from './step.ts';
import { member } from './system.ts';

const SUPERVISORS = ['sofia', 'andres'] as const;
const MUCH = 90_000;

const act = async ({ system }: Scene, by: string, body: object): Promise<string> => {
  const asked = { user: member(by), body, headers: { 'if-match': '*' } };
  return `${by} staff ${JSON.stringify(body).slice(0, 60)}: ${answered(await system.amends.call('POST', '/desk/staff', asked))}`;
};

/**
 * A supervisor asks that somebody may grant more, or answers: to confirm it is left to whoever asked, and to whom it is about, who must
 * not, so that nobody ever may grant more in a run than its policy says.
 */
const askOrAnswer: Step = async (scene) => {
  const { system, random } = scene;
  const by = random.oneOf(SUPERVISORS);
  const one = random.pick((await staffState(system.amends.memory)).asked);
  if (!one || random.chance(0.3))
    return act(scene, by, {
      change: 'person',
      person: random.pick([...SUPERVISORS, 'elena']),
      set: { limit: MUCH + random.int(MUCH) },
    });
  const { seq: asked, change } = one;
  const barred = 'person' in change && SUPERVISORS.includes(change.person as 'sofia') ? change.person : one.by;
  return random.chance(0.3)
    ? act(scene, by, { change: 'decline', asked })
    : act(scene, random.oneOf([one.by, barred]), { change: 'confirm', asked });
};

/** What was answered is answered again, by whose page is old. */
const answerAgain: Step = async (scene) => {
  const { system, random } = scene;
  const { seq } = await staffState(system.amends.memory);
  return seq > 0 ? act(scene, random.oneOf(SUPERVISORS), { change: 'decline', asked: 1 + random.int(seq) }) : undefined;
};

/** Mostly what was asked for is answered at once, and once more. */
export const changeLimits: Step = async (scene) => {
  const done: string[] = [];
  for (const part of [askOrAnswer, askOrAnswer, answerAgain]) done.push((await part(scene)) ?? 'nothing');
  return done.join('; ');
};

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 25;
/** By then every function goes by what was changed at the desk. */
const HOLDS_EVERYWHERE_MS = 60_000;
/** How often somebody is away who was asked for something. */
const WITH_WORK = 0.7;

/** Whoever is away has no work left that a supervisor who is there could do as well. */
const demandPassedOn = async ({ system }: Scene, person: string): Promise<void> => {
  const { policy } = system.amends.deps;
  const day = dayOf(policy, system.amends.now());
  const away = policy.people.find(({ id }) => id === person);
  const work = away && workMeanwhile(policy, away, day);
  if (!work || work === 'keep') return;
  const left = deskWork(await system.files()).find(
    ({ task, file }) =>
      task.assignee === person &&
      !file.head.mergedInto &&
      SUPERVISORS.some(
        (id) =>
          isFree(policy, id, { day, excluded: [...concernedBy(file.head), ...idsBarredFrom(task, file), person] }) &&
          task.kind !== 'approve',
      ),
  );
  if (left) throw new Error(`${person} is away, and has ${left.task.taskId} (${work})`);
};

/** Somebody is away from today on, for a day or for weeks: their work goes on to others, by how long it is or as is said. */
export const goAway: Step = async (scene) => {
  const { system, random } = scene;
  const { amends, clocks } = system;
  const from = amends.now().slice(0, 10);
  const to = instantAfter(amends.now(), random.int(MOST_DAYS) * DAY_MS).slice(0, 10);
  const busy = deskWork(await system.files()).flatMap(({ task: { assignee } }) => assignee ?? []);
  const person = (random.chance(WITH_WORK) && random.pick(busy)) || random.pick(system.policy.people)?.id;
  const work = random.oneOf(['by-length', 'keep', 'tasks', 'cases'] as const);
  const said = await act(scene, random.oneOf(SUPERVISORS), {
    ...{ change: 'absence', person },
    absence: { from, to, ...(work !== 'by-length' && { work }) },
  });
  amends.moveTo(instantAfter(amends.now(), HOLDS_EVERYWHERE_MS));
  const passed = await clocks.absences();
  // Where the index gives a key or two at once it takes several runs, one a minute.
  const isWhole = system.hasWholePages() && system.trouble.happened().length === 0;
  if (person && isWhole) await demandPassedOn(scene, person);
  return `${said}; ${passed}`;
};

/** Who stays as long as there is a company: they do what nobody else can. */
const LASTING: readonly string[] = SUPERVISORS;

/** Somebody leaves the company, which is refused while they have work, or comes back. */
export const leave: Step = async (scene) => {
  const { system, random } = scene;
  const person = random.pick(system.policy.people.filter(({ id }) => !LASTING.includes(id)))?.id;
  return act(scene, random.oneOf(SUPERVISORS), { change: random.oneOf(['left', 'back', 'back']), person });
};

/** A supervisor hands several pieces of work over at once. */
export const handOverMany: Step = async ({ system, random }) => {
  const tasks = deskWork(await system.files()).map(({ task: { taskId } }) => ({ taskId }));
  const to = random.pick(system.policy.people)?.id;
  if (tasks.length === 0 || !to) return undefined;
  const by = random.oneOf(SUPERVISORS);
  const body = { tasks: tasks.filter(() => random.chance(0.7)).concat(tasks.slice(0, 1)), to, reason: 'Vacaciones.' };
  const answer = await system.amends.call('POST', '/desk/tasks/hand-over', { user: member(by), body });
  return `${by} hands ${body.tasks.length} over to ${to}: ${answered(answer)}`;
};
