import { bodies, bodyFor } from './desk-bodies.ts';
import { complete, deskWork, handTo, onCase } from './desk-steps.ts';
import type { Scene, Step } from './step.ts';

const REASON = 'Me lo han pedido.';

/** Who may do something of the kind to a case of their own, or to whatever case it is. */
const WORKS_ON_CASES: readonly string[] = ['owner', 'supervisor'];
/** How often it is one of these. */
const MOSTLY = 0.7;

/** Somebody, whoever it is: mostly they have nothing to do with it, and are refused. */
const anybody = ({ system: { policy }, random }: Scene): string => {
  const near = policy.people.filter(({ roles }) => roles.some((role) => WORKS_ON_CASES.includes(role)));
  return random.pick(random.chance(MOSTLY) ? near : policy.people)?.id ?? '';
};

/** Somebody does what another one was asked for. */
const doOthersWork: Step = async (scene) => {
  const { system, random } = scene;
  const work = random.pick(deskWork(await system.files()));
  const body = work && bodyFor(bodies, { ...work, random });
  if (!work || !body) return undefined;
  const isDecision = ['approve', 'reply', 'reconcile', 'second-person'].includes(work.task.kind);
  return complete(system, {
    task: work.task,
    by: anybody(scene),
    body: isDecision ? body : { ...body, reason: REASON },
  });
};

/** Somebody gives work away that another one has. */
const giveOthersWork: Step = async (scene) => {
  const { system, random } = scene;
  const { task } = random.pick(deskWork(await system.files())) ?? {};
  return task && handTo(system, task, { by: anybody(scene), to: anybody(scene) });
};

type Act = readonly [path: string, body: object];

/** What is done to a case by its owner, or by a supervisor. */
const ACTS: readonly [Act, ...Act[]] = [
  ['take-back', { reason: REASON }],
  ['end-offer', { reason: REASON, customerSaid: true }],
  ['reopen', { reason: REASON }],
  ['acceptance', { option: 'a', how: 'phone', evidence: 'Dijo que sí a la primera opción.' }],
  ['counter', { how: 'phone', message: 'Pide que se le devuelva el dinero.', reason: REASON }],
  ['kind', { kind: 'praise', reason: REASON }],
  ['concerned', { person: 'nadia', concerned: true, reason: REASON }],
];

const actOnOthersCase: Step = (scene) => {
  const [path, body] = scene.random.oneOf(ACTS);
  return onCase(scene, path, body, anybody(scene));
};

/** Somebody tries what is for others to do. */
export const overstep: Step = (scene) => scene.random.oneOf([doOthersWork, giveOthersWork, actOnOthersCase])(scene);
