import type { CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { mergeBlocker } from '#domain/case/merge.ts';
import { park, resume } from '#domain/case/park.ts';
import type { Reason, Severity } from '#domain/case/reason.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import type { CaseKind } from '#domain/vocabulary.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import type { KindOfCase } from './contract.ts';

export type KindInput = KindOfCase & { caseId: string; user: User };

/** Kinds that nobody has to examine: such a case is parked, and resumed if somebody sees it otherwise. */
const needsNobody = (kind: CaseKind): boolean => kind === 'praise' || kind === 'spam';

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

/** What it means for the work on the case. Refuses with what is in the way. */
const workChange = ({ file, at, deps }: DeskContext, kind: CaseKind): ChangePart => {
  if (!needsNobody(kind)) return file.head.setAsideAt ? resume(file, deps) : {};
  if (file.head.setAsideAt) return {};
  const why = mergeBlocker(file);
  if (why) throw new Refusal(why.code, { title: why.en, errors: [{ pointer: '/kind', message: why.es }] });
  return park(file, 'set-aside', at);
};

/**
 * Somebody of the team sees a case as something else than the rules did, with a reason. A question stays with its owner and
 * goes its way at the lowest severity; praise and spam need nobody, so the case is parked. All of it can be turned back.
 * Refuses: no-such-case, and with what is in the way where work on the case cannot stop now.
 */
export const setKind = async (
  { caseId: named, kind, reason, user }: KindInput,
  deps: DeskDeps,
): Promise<{ kind: CaseKind; status: string }> => {
  const { caseId } = (await requireCase(deps.cases, named)).head;
  const at = deps.clock.now();
  const reasonTextId = `kind-${deps.newId()}`;
  const after = await deps.cases.change(caseId, at, (file) => {
    const { head } = file;
    if (head.kind === kind) return undefined;
    const work = workChange({ file, at, deps }, kind);
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
            data: { from: head.kind ?? 'unknown', to: kind, reasonTextId, ...(isParked && { was: head.status }) },
          },
        ],
        items: [{ kind: 'text', textId: reasonTextId, text: reason }],
      },
      isParked && { items: [{ kind: 'retention-date', dueAt: at }] },
    );
  });
  return { kind, status: after.status };
};
