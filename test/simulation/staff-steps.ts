import { staffState } from '#cases/store/staff.ts';
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

/** Mostly what was asked for is answered at once. */
export const changeLimits: Step = async (scene) =>
  `${await askOrAnswer(scene)}; ${(await askOrAnswer(scene)) ?? 'nothing'}`;

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
