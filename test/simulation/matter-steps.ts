import type { CaseFile } from '#domain/case/case-file.ts';
import { answered, type Scene, type Step } from './step.ts';
import { member } from './system.ts';

/** Who may do everything to a case but what is the customer's. */
const SUPERVISOR = 'sofia';

/** A supervisor acts on a case. */
const bySupervisor = async (
  { system }: Pick<Scene, 'system'>,
  { head }: CaseFile,
  { path, body }: { path: string; body: object },
): Promise<string> => {
  const answer = await system.amends.call('POST', `/desk/cases/${head.caseId}/${path}`, {
    user: member(SUPERVISOR),
    body,
  });
  return `${SUPERVISOR} ${path} ${head.reference} ${JSON.stringify(body).slice(0, 60)}: ${answered(answer)}`;
};

const REASON = 'Es lo mismo, visto con el equipo.';

export const merge: Step = async (scene) => {
  const files = await scene.system.files();
  const one = scene.random.pick(files);
  const into = scene.random.pick(files.filter((file) => file !== one))?.head.reference;
  return one && into ? bySupervisor(scene, one, { path: 'merge', body: { into, reason: REASON } }) : undefined;
};

/** What was merged or set aside goes on by itself again. */
export const undo: Step = async (scene) => {
  const parked = (await scene.system.files()).filter(({ head }) => head.mergedInto ?? head.setAsideAt);
  const one = scene.random.pick(parked);
  return one && bySupervisor(scene, one, { path: 'undo', body: { reason: REASON } });
};

/** The last message of the customer is about something else. */
export const split: Step = async (scene) => {
  const one = scene.random.pick(await scene.system.files());
  const last = one?.messages.findLast(({ direction }) => direction === 'in');
  return (
    one && last && bySupervisor(scene, one, { path: 'split', body: { messageIds: [last.messageId], reason: REASON } })
  );
};

export const setKind: Step = async (scene) => {
  const one = scene.random.pick(await scene.system.files());
  const kind = scene.random.oneOf(['complaint', 'question', 'suggestion', 'praise', 'spam']);
  return one && bySupervisor(scene, one, { path: 'kind', body: { kind, reason: REASON } });
};

export const withdrawLinks: Step = async (scene) => {
  const one = scene.random.pick(await scene.system.files());
  return one && bySupervisor(scene, one, { path: 'links', body: { reason: REASON } });
};
