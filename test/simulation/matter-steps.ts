import type { CaseFile } from '#domain/case/case-file.ts';
import { areDifferentPeople } from '#domain/case/identity.ts';
import { mergeBlocker } from '#domain/case/merge.ts';
import { answered, type Scene, type Step } from './step.ts';
import { member } from './system.ts';

/** Who may do everything to a case but what is the customer's. */
const SUPERVISOR = 'sofia';

/** Somebody acts on a case; a supervisor, where nobody else is named. */
const bySupervisor = async (
  { system }: Pick<Scene, 'system'>,
  { head }: CaseFile,
  { path, body, by = SUPERVISOR }: { path: string; body: object; by?: string | undefined },
): Promise<string> => {
  const answer = await system.amends.call('POST', `/desk/cases/${head.caseId}/${path}`, {
    user: member(by),
    body,
  });
  return `${by} ${path} ${head.reference} ${JSON.stringify(body).slice(0, 60)}: ${answered(answer)}`;
};

const REASON = 'Es lo mismo, visto con el equipo.';

/** How often what is chosen is something that can be done to the case. */
const MOSTLY = 0.8;

/** Cases on which work can stop now: mostly those, as long as there are any. */
const stoppable = (files: readonly CaseFile[], { random }: Pick<Scene, 'random'>): readonly CaseFile[] => {
  const fit = random.chance(MOSTLY) ? files.filter((file) => mergeBlocker(file) === undefined) : [];
  return fit.length > 0 ? fit : files;
};

/** How often a supervisor says who two customers are of whom nothing says that they are the same. */
const SAYS_WHO = 0.8;

/** Two cases are one matter: of one customer, or of two whose cases go on together. */
export const merge: Step = async (scene) => {
  const { random } = scene;
  const files = await scene.system.files();
  const one = random.pick(stoppable(files, scene));
  const other = random.pick(files.filter((file) => file !== one && !file.head.setAsideAt && !file.head.closedAt));
  if (!one || !other) return undefined;
  const isSame = one.complainant.email === other.complainant.email;
  const known = areDifferentPeople(one.head, other.head) &&
    random.chance(SAYS_WHO) && { [isSame ? 'samePerson' : 'acknowledgeDifferentPeople']: true };
  return bySupervisor(scene, one, { path: 'merge', body: { into: other.head.reference, reason: REASON, ...known } });
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

/** Somebody sees a case as something else: a supervisor mostly, or its owner. */
export const setKind: Step = async (scene) => {
  const { random } = scene;
  const files = await scene.system.files();
  const kind = random.oneOf(['complaint', 'question', 'suggestion', 'praise', 'spam', 'spam']);
  const one = random.pick(kind === 'spam' || kind === 'praise' ? stoppable(files, scene) : files);
  const by = random.chance(0.4) ? one?.head.owner : SUPERVISOR;
  return one && bySupervisor(scene, one, { path: 'kind', body: { kind, reason: REASON }, by });
};

export const withdrawLinks: Step = async (scene) => {
  const one = scene.random.pick(await scene.system.files());
  return one && bySupervisor(scene, one, { path: 'links', body: { reason: REASON } });
};
