import { actionCases } from '#cases/store/corrective-actions.ts';
import type { ActionCase, CorrectiveAction } from '#domain/improvement/corrective-action.ts';
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

/** How often whoever is put on an action suggested what it is about. */
const SUGGESTED = 0.4;

/** Somebody sees that a case suggests something. */
const suggestion: Step = (scene) =>
  onCase(scene, 'kind', { kind: 'suggestion', reason: 'Propone que se avise la víspera.' }, 'sofia');

const addCase = toOne(async (scene, { actionId }) => {
  const { random, system } = scene;
  if (random.chance(SUGGESTED)) await suggestion(scene);
  const files = await system.files();
  const suggested = files.filter(({ head }) => head.kind === 'suggestion');
  const file = random.pick(random.chance(0.5) && suggested.length > 0 ? suggested : files);
  const by = random.oneOf(SUPERVISORS);
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

/** Who has what changed told: everybody on the action is looked at, but for whom the case is about. */
const release = toOne(async (scene, { actionId }) => {
  const { system, random } = scene;
  const before = await actionCases(system.amends.memory, actionId);
  const said = await act(scene, random.oneOf(SUPERVISORS), { path: `/${actionId}/release` });
  const after = await actionCases(system.amends.memory, actionId);
  const files = await system.files();
  const isAboutNobody = ({ caseId }: ActionCase) =>
    files.some(({ head }) => head.caseId === caseId && !head.mergedInto && head.concerned === undefined);
  const left = after.find(
    (one) => one.result === undefined && before.some(({ caseId }) => caseId === one.caseId) && isAboutNobody(one),
  );
  if (said.endsWith(': 200') && left && system.trouble.happened().length === 0)
    throw new Error(`${left.caseId} is left out of what ${actionId} tells`);
  return said;
});

/** The customer says whether they want to hear what changes. */
const news: Step = (scene) =>
  onCase(scene, 'news', { wanted: scene.random.chance(0.8), reason: 'Lo dijo por teléfono.' });

/** How often each part of it is done in one step. */
const USUALLY = 0.8;

/** What the company changes because of complaints, from its beginning to the customers who hear of it: rarely all of it, now and then twice. */
export const improve: Step = async (scene) => {
  const { random } = scene;
  const isNew = (await actionsOf(scene)).length === 0 || random.chance(0.2);
  const done: string[] = [];
  for (const part of [...(isNew ? [open] : []), addCase, news, addCase, end, release, release])
    if (part === open || random.chance(USUALLY)) done.push((await part(scene)) ?? 'nothing');
  return done.join('; ');
};
