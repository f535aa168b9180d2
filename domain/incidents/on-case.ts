import { type Case, isEnded } from '../case/case.ts';
import type { CaseContext } from '../case/case-file.ts';
import { type CaseItem, type ChangePart, combine, textItem } from '../case/change.ts';
import type { EventData } from '../case/events.ts';
import type { Channels } from '../messages/channel-facts.ts';
import type { OutgoingMessage } from '../messages/compose.ts';
import { customerMessage } from '../messages/customer-message.ts';
import { signerFor } from '../messages/signer.ts';
import type { Policy } from '../policy/policy.ts';
import { updateAfter } from '../promises/next-update.ts';
import { openUpdates } from '../promises/update.ts';
import { cancelTasks } from '../tasks/cancel.ts';
import type { Clock, Instant } from '../time.ts';
import { outageExplained, outageMessage } from '../urgent/outage-explained.ts';
import { outageUpdateOf } from '../urgent/outage-update.ts';
import type { IncidentJoin } from './in-case.ts';
import { DETECTION, type IncidentMember } from './incident.ts';
import { type IncidentMessage, saidTo } from './message.ts';

type Deps = { policy: Policy; clock: Clock; channels: Channels };

const memberItem = (member: IncidentMember): CaseItem => ({ kind: 'incident-member', member });

type Saying = {
  incidentId: string;
  at: Instant;
  /** The last message to all that the customer was sent, if the case was in it before. */
  told?: number;
  reason?: { textId: string; text: string };
};
type Joining = Saying & { how: IncidentJoin; by?: string };

/** A case becomes one of those about a failure. Whether it is in another one is for whoever calls to look at. */
export const joined = (
  { caseId }: Pick<Case, 'caseId'>,
  { incidentId, how, at, by, told: sent = 0, reason }: Joining,
): ChangePart =>
  combine({
    set: { incident: { incidentId, told: sent } },
    events: [
      {
        type: 'incident-joined',
        actor: by === undefined ? { kind: 'system' } : { kind: 'person', id: by },
        data: { incidentId, how, ...(reason && { reasonTextId: reason.textId }) },
      },
    ],
    items: [
      memberItem({ incidentId, caseId, state: 'joined', at, by: by ?? DETECTION, told: sent }),
      ...(reason ? [textItem(reason.textId, reason.text)] : []),
    ],
  });

/** Somebody says that a case is not about a failure: it is out of it, and is not proposed for it again. */
export const left = (
  { caseId, incident }: Pick<Case, 'caseId' | 'incident'>,
  { incidentId, at, by, told: sent, reason }: Saying & { by: string; reason: { textId: string; text: string } },
): ChangePart =>
  combine({
    ...(incident?.incidentId === incidentId && { clear: ['incident'] as const }),
    events: [
      {
        type: 'incident-left',
        actor: { kind: 'person', id: by },
        data: { incidentId, reasonTextId: reason.textId },
      },
    ],
    items: [
      memberItem({ incidentId, caseId, state: 'left', at, by, ...(sent && { told: sent }) }),
      textItem(reason.textId, reason.text),
    ],
  });

/** Whether the customer of a case hears what all are told: while somebody works on it. One that has its answer has no more to wait for. */
export const isToldWithAll = (head: Case): boolean =>
  !isEnded(head) && head.mergedInto === undefined && head.blockedAt === undefined && head.destroyedAt === undefined;

const messageTo = (
  { file, at, deps }: CaseContext<Deps>,
  message: IncidentMessage,
  trackingUrl: string,
): OutgoingMessage => {
  const { said } = saidTo(message, file.head);
  const { incidentId, number, decidedBy = '' } = message;
  const messageId = `incident-${incidentId}-${number}`;
  const signed = { messageId, at, signedBy: signerFor(deps.policy, file.head, decidedBy), trackingUrl };
  return message.kind === 'outage'
    ? outageMessage(file, deps, { ...signed, causes: said.text, restoration: said.restoration ?? '' })
    : customerMessage(file, deps, { ...signed, text: said.text });
};

/** What is said of an outage is what the customer was waiting for whose service is cut off. */
const explains = ({ file, at }: CaseContext<Deps>, { kind, decidedBy = '' }: IncidentMessage, messageId: string) => {
  const task = kind === 'outage' ? outageUpdateOf(file) : undefined;
  return task?.status === 'open' && outageExplained(task, { by: decidedBy, at, messageId });
};

/**
 * The customer of a case is sent what all are told, once: undefined where they were, or the case is not one of them. It is a letter
 * that people stand behind, and the next word that was promised.
 */
export const told = (
  context: CaseContext<Deps>,
  message: IncidentMessage,
  trackingUrl: string,
): ChangePart | undefined => {
  const { file, at, deps } = context;
  const { head } = file;
  const { incidentId, number, writtenBy, decidedBy = '' } = message;
  const { incident } = head;
  if (incident?.incidentId !== incidentId || incident.told >= number || !isToldWithAll(head)) return undefined;
  const letter = messageTo(context, message, trackingUrl);
  const { messageId } = letter.message;
  const data: EventData<'incident-told'> = { incidentId, number, messageId, writtenBy };
  return combine(
    {
      set: { incident: { incidentId, told: number }, ...updateAfter({ file, at, deps }) },
      events: [{ type: 'incident-told', actor: { kind: 'person', id: decidedBy }, data }],
      items: [{ kind: 'incident-told', incidentId, number }],
    },
    explains(context, message, messageId),
    cancelTasks(openUpdates(file, 'answer'), 'customer-updated'),
    letter,
  );
};
