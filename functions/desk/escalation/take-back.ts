import type { Actor } from '#domain/case/actor.ts';
import { isEnded } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { linkVersion } from '#domain/case/links.ts';
import { Refusal } from '#domain/refusal.ts';
import { isSupervisor, nameOf, requireCase, type User } from '#domain/tasks/decide.ts';
import { isRelated, type Relation } from '#domain/tasks/relations.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import type { TakeBack, Taken } from './contract.ts';
import { giveCase, ownerObjection, tooManyHands } from './owning.ts';

export type TakeBackInput = TakeBack & { caseId: string; user: User };

const isExamination = (taskId: string): boolean => taskId.includes('.examine.');

/** Whom an event took the case from, where it did: some move the case itself, others work, and with the examination the case. */
const takenFrom = (event: CaseEvent): string | undefined => {
  switch (event.type) {
    case 'escalation-ended':
    case 'taken-back':
      return event.data.from === event.data.to ? undefined : event.data.from;
    case 'handed-over':
    case 'escalated':
      return isExamination(event.data.taskId) && event.data.from !== event.data.to ? event.data.from : undefined;
    case 'task-opened':
      return isExamination(event.data.taskId) ? event.data.from : undefined;
    default:
      return undefined;
  }
};

/** Everybody who had the case before it was moved on. */
const formerOwners = ({ events }: Pick<CaseFile, 'events'>): string[] =>
  events.flatMap((event) => takenFrom(event) ?? []);

/** Who may take a case back besides supervisors, where the policy says so. */
export const formerOwner: Relation = {
  says: 'a former owner of the case, where the policy allows it (limits.takeBack)',
  freeFor: ['supervisor'],
  holds: ({ id }, { file }) => formerOwners(file).includes(id),
  refuses: 'not-your-case',
};

/** Refuses: nobody-works-on-case, case-never-moved, case-yours-already, not-your-case, hand-overs-used-up, person-unfit. */
export const demandTakeable = (context: DeskContext, user: User): void => {
  const { file, deps } = context;
  const { head } = file;
  const { handOvers, takeBack: allowed } = deps.policy.limits;
  const former = formerOwners(file);
  if (isEnded(head)) throw new Refusal('nobody-works-on-case');
  if (former.length === 0) throw new Refusal('case-never-moved');
  if (head.owner === user.id) throw new Refusal('case-yours-already');
  if (!isSupervisor(user) && (allowed !== 'former-owner' || !isRelated(formerOwner, user, { file })))
    throw new Refusal('not-your-case', {
      title: `Only a supervisor${allowed === 'former-owner' ? ' or a former owner' : ''} can take it back`,
      es: `Solo puede recuperarlo un supervisor${allowed === 'former-owner' ? ' o quien lo llevó antes' : ''}`,
    });
  if (!isSupervisor(user) && head.handOvers >= handOvers)
    throw new Refusal('hand-overs-used-up', {
      title: `After ${handOvers} hand-overs only a supervisor can take it back`,
      es: `Después de ${handOvers} traspasos solo un supervisor puede recuperarlo`,
    });
  const why = ownerObjection(context, user.id);
  if (why) throw new Refusal('person-unfit', { title: `${nameOf(deps.policy, user.id)} ${why}` });
};

/**
 * Takes a case back from where its escalation policy or a hand-over brought it: a supervisor, or somebody who had it before where the
 * policy allows. It is a hand-over like any other: it has a reason, and is counted.
 *
 * Refuses: no-such-case, nobody-works-on-case, case-never-moved, case-yours-already, not-your-case, hand-overs-used-up,
 * person-unfit.
 */
export const takeBack = async ({ caseId: named, reason, user }: TakeBackInput, deps: DeskDeps): Promise<Taken> => {
  const { cases, clock, newId } = deps;
  const { head } = await requireCase(cases, named);
  const { caseId } = head;
  const reasonTextId = `take-back-${newId()}`;
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  const at = clock.now();
  const actor: Actor = { kind: 'person', id: user.id };
  const after = await cases.change(caseId, at, (file) => {
    const context = { file, at, deps };
    demandTakeable(context, user);
    return combine(
      {
        events: [{ type: 'taken-back', actor, data: { from: file.head.owner, to: user.id, reasonTextId } }],
        items: [{ kind: 'text', textId: reasonTextId, text: reason }],
      },
      giveCase(context, { to: user.id, by: user.id, messageId: reasonTextId, trackingUrl }),
      tooManyHands(context, { owner: user.id, actor }),
    );
  });
  return { owner: user.id, handOvers: after.handOvers };
};
