import type { CorrectiveAction } from '#domain/improvement/corrective-action.ts';
import { onCase } from './desk-steps.ts';
import { topicIds } from './policies.ts';
import { answered, type Scene, type Step } from './step.ts';
import { member } from './system.ts';

const SUPERVISORS = ['sofia', 'andres'] as const;

/** What customers are told of a change, by whoever ended it. */
const words = (by: string) => ({
  es: `Desde este mes avisamos la víspera de cada visita (${by}).`,
  en: `From this month on we write the day before each visit (${by}).`,
});

/** Somebody does something about what the company changes. */
const act = async (
  { system }: Pick<Scene, 'system'>,
  by: string,
  { path, body }: { path: string; body?: object },
): Promise<string> => {
  const asked = { user: member(by), ...(body && { body }) };
  const answer = await system.amends.call('POST', `/desk/corrective-actions${path}`, asked);
  return `${by} corrective action ${path.slice(-20)}: ${answered(answer)}`;
};

const open: Step = (scene) => {
  const { random, system } = scene;
  const value = random.pick(topicIds);
  const owner = random.pick(system.policy.people)?.id;
  const body = {
    title: 'Avisar la víspera',
    plan: 'Un mensaje la víspera de cada visita.',
    owner,
    dueOn: '2027-03-01',
  };
  return act(scene, random.oneOf(SUPERVISORS), { path: '', body: { ...body, measured: { by: 'topic', value } } });
};

const actionsOf = async ({ system: { amends, track } }: Scene): Promise<CorrectiveAction[]> => {
  const keys = [...track.beside.values()].filter(({ pk, sk }) => pk.startsWith('ACTION#') && sk === 'ACTION');
  return (await amends.memory.getMany(keys)) as unknown as CorrectiveAction[];
};

/** Something is done about an action that there is. */
const toOne =
  (does: (scene: Scene, action: CorrectiveAction) => Promise<string | undefined>): Step =>
  async (scene) => {
    const action = scene.random.pick(await actionsOf(scene));
    return action && does(scene, action);
  };

const addCase = toOne(async (scene, { actionId }) => {
  const file = scene.random.pick(await scene.system.files());
  const by = scene.random.oneOf(SUPERVISORS);
  return file && act(scene, by, { path: `/${actionId}/cases`, body: { case: file.head.reference } });
});

const end = toOne((scene, { actionId, owner }) => {
  const { random } = scene;
  const by = random.oneOf([...SUPERVISORS, owner] as [string, ...string[]]);
  const body = random.chance(0.8)
    ? { result: 'done', ...(random.chance(0.8) && { words: words(by) }) }
    : { result: 'given-up', reason: 'Lo hace ya la empresa de reparto.' };
  return act(scene, by, { path: `/${actionId}/end`, body });
});

const release = toOne((scene, { actionId }) =>
  act(scene, scene.random.oneOf(SUPERVISORS), { path: `/${actionId}/release` }),
);

/** The customer says whether they want to hear what changes. */
const news: Step = (scene) =>
  onCase(scene, 'news', { wanted: scene.random.chance(0.8), reason: 'Lo dijo por teléfono.' });

/** What comes next, mostly: cases are put on what is to be done, it is done, and those who want to hear of it are told. */
const next = async (scene: Scene): Promise<Step> => {
  const { random } = scene;
  const actions = await actionsOf(scene);
  if (actions.length === 0 || random.chance(0.1)) return open;
  const isDone = actions.some(({ state, words: said }) => state === 'done' && said);
  return random.oneOf(
    isDone ? [release, release, release, addCase, news, end] : [addCase, addCase, news, news, end, end],
  );
};

/** One rarely does one thing alone about what the company changes. */
const MOST_AT_ONCE = 4;

/** What is done about something that the company changes because of complaints. */
export const improve: Step = async (scene) => {
  const done: string[] = [];
  for (let left = 1 + scene.random.int(MOST_AT_ONCE); left > 0; left--)
    done.push((await (await next(scene))(scene)) ?? 'nothing');
  return done.join('; ');
};
