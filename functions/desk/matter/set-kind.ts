import { needsNobody } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, type ChangePart, combine, textItem } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { mergeBlocker } from '#domain/case/merge.ts';
import { park, resume } from '#domain/case/park.ts';
import type { Reason, Severity } from '#domain/case/reason.ts';
import { Refusal } from '#domain/refusal.ts';
import { decided, requireCase, type User } from '#domain/tasks/decide.ts';
import type { CaseKind } from '#domain/vocabulary.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { askSecond, isSetAside, type SecondAsked } from '../second-person/ask-second.ts';
import type { KindOfCase } from './contract.ts';

export type KindInput = KindOfCase & { caseId: string; user: User };

const NO_COMPLAINT: Reason = {
  code: 'no-complaint',
  es: 'Una persona ha visto que no es una queja',
  en: 'A person saw that it is no complaint',
};

/** What is no complaint weighs little; what becomes one again weighs what the analysis said. */
export const severityFor = (kind: CaseKind, { head, events }: CaseFile): Severity | undefined => {
  if (kind !== 'complaint') return { level: 1, points: 0, reasons: [NO_COMPLAINT] };
  return eventsOf(events, 'understood').at(-1)?.data.severity ?? head.severity;
};

/** A case whose kind changes, and what of the deployment that takes. */
type Changing = Pick<DeskContext, 'file' | 'at'> & { deps: Pick<DeskDeps, 'policy' | 'clock'> };

/** What it means for the work on the case. Refuses with what is in the way. */
const workChange = ({ file, at, deps }: Changing, kind: CaseKind): ChangePart => {
  if (!needsNobody(kind)) return file.head.setAsideAt ? resume(file, deps) : {};
  if (file.head.setAsideAt) return {};
  const why = mergeBlocker(file);
  if (why)
    throw new Refusal(why.code, {
      title: why.en,
      es: why.es,
      errors: [{ pointer: '/kind', message: why.es, says: why }],
    });
  return park(file, 'set-aside', at);
};

/** Who says what a case is; `proposedBy` where they confirm what somebody else proposed. */
export type SaidKind = {
  kind: CaseKind;
  reason: string;
  reasonTextId: string;
  user: Pick<User, 'id'>;
  proposedBy?: string;
};

/** Proposals to set the case aside that nobody has decided: whoever decides now decides them too. */
const proposals = ({ tasks }: CaseFile) =>
  tasks.filter(({ kind, status, subject }) => kind === 'second-person' && status === 'open' && isSetAside(subject));

/** A case becomes what somebody says, with what follows for the work on it. Refuses with what is in the way. */
export const kindChange = (context: Changing, { kind, reason, reasonTextId, user, proposedBy }: SaidKind): Change => {
  const { file, at } = context;
  const { head } = file;
  const asked = proposals(file);
  const rest = { ...file, tasks: file.tasks.filter((task) => !asked.includes(task)) };
  const work = workChange({ ...context, file: rest }, kind);
  const severity = severityFor(kind, file);
  const isParked = work.set?.setAsideAt !== undefined;
  return combine(
    work,
    {
      set: { kind, ...(severity && { severity }) },
      events: [
        {
          type: 'kind-changed',
          actor: { kind: 'person', id: user.id },
          data: {
            from: head.kind ?? 'unknown',
            to: kind,
            reasonTextId,
            ...(isParked && { was: head.status }),
            ...(proposedBy && { proposedBy }),
          },
        },
      ],
      items: [textItem(reasonTextId, reason), ...asked.map((task) => decided(task, { by: user.id, at }))],
    },
    isParked && { items: [{ kind: 'retention-date', dueAt: at }] },
  );
};

/** Whether a case is somebody's to set aside alone: they own it, and did not take it themselves. */
const isTheirs = ({ head, events }: CaseFile, { id }: User): boolean =>
  head.owner === id &&
  !eventsOf(events, 'taken-back', 'handed-over', 'escalation-ended').some(
    ({ actor, data }) => actor.kind === 'person' && actor.id === id && data.to === id,
  );

/** What the case is now; `asked` where somebody else decides first. */
export type KindSaid = { kind: CaseKind | 'unknown'; status: string; asked?: SecondAsked };

/**
 * Somebody of the team sees a case as something else than the rules did, with a reason. A question stays with its owner and
 * goes its way at the lowest severity; praise and spam need nobody, so the case is parked. All of it can be turned back. Where
 * somebody who does not own the case would have it parked, a second person decides, and the case goes on until then.
 * Refuses: no-such-case, and with what is in the way where work on the case cannot stop now.
 */
export const setKind = async ({ caseId: named, ...said }: KindInput, deps: DeskDeps): Promise<KindSaid> => {
  const { kind, user } = said;
  const { caseId } = (await requireCase(deps.cases, named)).head;
  const at = deps.clock.now();
  const reasonTextId = `kind-${deps.newId()}`;
  let asked: SecondAsked | undefined;
  const after = await deps.cases.change(caseId, at, (file) => {
    const { head } = file;
    asked = undefined;
    if (head.kind === kind) return undefined;
    const context = { file, at, deps };
    if (!needsNobody(kind) || head.setAsideAt || isTheirs(file, user))
      return kindChange(context, { ...said, reasonTextId });
    workChange(context, kind);
    const second = askSecond(context, { about: 'set-aside', kind, reason: said.reason, reasonTextId, user });
    asked = second.asked;
    return second.change;
  });
  return { kind: after.kind ?? 'unknown', status: after.status, ...(asked && { asked }) };
};
