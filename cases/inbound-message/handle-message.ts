import { textWrite } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import type { Write } from '#cases/store/table.ts';
import { aliasText, talkHash } from '#cases/threads.ts';
import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseItem, Change } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Joining } from '#domain/matching/matching.ts';
import { isRecorded } from '#domain/messages/channel-facts.ts';
import { messageText } from '#domain/messages/compose.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { askedInWords } from '#domain/tasks/ask-person.ts';
import { completeComplaint } from '#domain/tasks/completion.ts';
import type { InboundItem, TakeDeps } from '#functions/inbound/deps.ts';
import { type Found, findCase } from './find-case.ts';
import {
  aliasOf,
  aliasTalk,
  authorOf,
  conversationKey,
  filesOf,
  knownBetter,
  originalWrite,
  seenWrite,
  wordsOf,
  writtenAt,
} from './identity.ts';
import { identityItems, inbound, type NewComplaint, prepareCase } from './open-case.ts';
import { receivedAgain } from './received-again.ts';

const complaintOf = (arrival: InboundItem, { linkedTo }: { linkedTo?: string }, deps: TakeDeps): NewComplaint => ({
  channel: arrival.channel,
  receivedAt: arrival.receivedAt,
  messageId: arrival.messageId,
  text: wordsOf(arrival, deps.policy.limits.textCharacters),
  complainant: authorOf(arrival),
  externalId: arrival.item.externalId,
  original: arrival.original,
  partOf: arrival.deliveryId,
  ...writtenAt(arrival),
  ...(linkedTo && { linkedTo }),
});

/**
 * The write that points a conversation to its case. It refuses when the conversation moved since it was looked at, so
 * that two first messages of one person at the same moment cannot open two cases.
 */
const conversationWrite = (caseId: string, { channel, item }: InboundItem, { conversation }: Found): Write => {
  const key = conversationKey(channel, item);
  return conversation
    ? { update: key, expect: { caseId: conversation }, set: { caseId } }
    : { put: { ...key, caseId }, ifAbsent: true };
};

/** Whether the customer agreed to a conversation being recorded: kept as evidence with the message. */
const consentEvents = ({ channel, item, messageId }: InboundItem): NewEvent[] =>
  isRecorded(channels, channel)
    ? [
        {
          type: 'recording-consent',
          actor: { kind: 'system' },
          data: { messageId, consent: item.consent ?? 'unknown' },
        },
      ]
    : [];

/** What makes a case findable by the person's other id on the platform as well. */
const aliasWrites = (
  caseId: string,
  { channel, item, messageId }: InboundItem,
  { customer }: Found,
): (Write | CaseItem)[] => {
  const talk = aliasTalk(channel, item);
  return talk
    ? [
        { put: { ...keys.thread(talkHash(talk)), caseId } },
        ...identityItems(customer.slice(-1)),
        aliasText(caseId, messageId, talk),
      ]
    : [];
};

const open = async (
  arrival: InboundItem,
  found: Found,
  linkedTo: string | undefined,
  deps: TakeDeps,
): Promise<void> => {
  const complaint = complaintOf(arrival, { ...(linkedTo && { linkedTo }) }, deps);
  const { head, change } = await prepareCase(complaint, deps);
  const { caseId } = head;
  await deps.cases.open(head, {
    ...change,
    events: [...change.events, ...consentEvents(arrival)],
    writes: [
      seenWrite(arrival, { result: 'opened', caseId }),
      conversationWrite(caseId, arrival, found),
      originalWrite(caseId, arrival),
      ...aliasWrites(caseId, arrival, found),
    ],
    effects: [...(change.effects ?? []), ...filesOf(arrival)],
  });
};

type Joins = Extract<Joining, { caseId: string }>;

/** What a message adds to the case it belongs to. Thanks in a closed case are kept, and nobody is called back for them. */
const joinsTo = (
  file: CaseFile,
  arrival: InboundItem,
  found: Found & { joining: Joins; trackingUrl: string },
  deps: TakeDeps,
): Change | undefined => {
  const { channel, messageId, item } = arrival;
  const { caseId, owner } = file.head;
  const { how, reason } = found.joining;
  if (file.messages.some((message) => message.messageId === messageId)) return undefined;
  const complaint = complaintOf(arrival, {}, deps);
  const at = deps.clock.now();
  const complainant = knownBetter(file.complainant, authorOf(arrival));
  const completed = completeComplaint(
    { file, at },
    { actor: { kind: 'customer' }, about: { messageId }, timing: deps },
  );
  const notice = { messageId: `notice-${messageId}`, at, template: completed.notice };
  const asked = askedInWords({ file, at, deps: { ...deps, channels } }, { text: complaint.text, channel });
  const told =
    how === 'joins' && owner
      ? staffNotice(deps.policy, file.head, { to: owner, ...notice, deskUrl: deps.deskUrl })
      : undefined;
  const { text } = complaint;
  const addition = { messageId, channel, text, complainant, trackingUrl: found.trackingUrl };
  const receipt = how === 'joins' ? receivedAgain(file, addition, deps) : undefined;
  const queued = [told, receipt].filter((one) => one !== undefined);
  const record = { ...inbound(complaint), ...(how === 'notes' && { status: 'noted' as const }) };
  return {
    events: [
      { type: 'message-received', actor: { kind: 'customer' }, data: { channel, messageId, reason: reason.code } },
      ...consentEvents(arrival),
      ...completed.events,
      ...asked.events,
    ],
    writes: [
      ...completed.writes,
      { put: { ...keys.message(caseId, messageId), ...record } },
      textWrite(caseId, messageId, messageText('', complaint.text)),
      originalWrite(caseId, arrival),
      { put: { ...keys.complainant(caseId), ...complainant } },
      ...identityItems(aliasOf(item) ? found.customer.slice(0, -1) : found.customer),
      ...aliasWrites(caseId, arrival, found),
      seenWrite(
        arrival,
        how === 'joins' ? { result: 'joined', caseId } : { result: 'noted', caseId, reason: reason.code },
      ),
      ...(found.conversation ? [] : [{ put: { ...conversationKey(channel, item), caseId } }]),
      ...queued.flatMap(({ writes }) => writes),
      ...asked.writes,
    ],
    effects: [...completed.effects, ...queued.flatMap(({ effects }) => effects), ...asked.effects, ...filesOf(arrival)],
  };
};

/** Words of a person: a message of the case they belong to, or a new case. Throws ConditionFailed when somebody was faster. */
export const takeWords = async (arrival: InboundItem, deps: TakeDeps): Promise<void> => {
  const found = await findCase(arrival, deps);
  const { joining } = found;
  if (joining.how === 'opens') return open(arrival, found, joining.linkedTo, deps);
  const trackingUrl = await deps.trackingUrl(joining.caseId);
  await deps.cases.change(joining.caseId, deps.clock.now(), (file) =>
    joinsTo(file, arrival, { ...found, joining, trackingUrl }, deps),
  );
};
