import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, type Change, combine } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { otherPersonWith } from '#domain/case/identity.ts';
import { asOtherPerson } from '#domain/case/other-person.ts';
import { recognized } from '#domain/case/proving.ts';
import type { Joining } from '#domain/matching/matching.ts';
import { isRecorded } from '#domain/messages/channel-facts.ts';
import { aliasText, conversationHash } from '#domain/messages/threads.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { applyInboundMessage } from './apply-inbound-message.ts';
import { authorOf, provedKinds, withAuthor } from './author.ts';
import { type FoundCase, findCase } from './find-case.ts';
import type { InboundItem, InboundItemDeps } from './inbound-item.ts';
import { aliasConversation, aliasOf, conversationOf } from './item-identity.ts';
import { filesOf, originalItem, seenItem, wordsOf, writtenAt } from './item-parts.ts';
import { identityItems, messageOf, type NewComplaint, prepareCase } from './open-case.ts';

const complaintOf = (
  inbound: InboundItem,
  { linkedTo }: { linkedTo?: string | undefined },
  { policy }: InboundItemDeps,
): NewComplaint => ({
  channel: inbound.channel,
  receivedAt: inbound.receivedAt,
  messageId: inbound.messageId,
  ...wordsOf(inbound, policy.limits.textCharacters),
  complainant: authorOf(inbound),
  proved: { kinds: provedKinds(inbound), how: 'platform-sender' },
  externalId: inbound.item.externalId,
  original: inbound.original,
  partOf: inbound.deliveryId,
  ...writtenAt(inbound),
  ...(linkedTo && { linkedTo }),
});

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
const aliasItems = (inbound: InboundItem, { customer }: FoundCase): CaseItem[] => {
  const alias = aliasConversation(inbound);
  return alias
    ? [
        { kind: 'thread', hash: conversationHash(alias) },
        ...identityItems(customer.slice(-1)),
        aliasText(inbound.messageId, alias),
      ]
    : [];
};

/**
 * A message opens a case. Refused when its conversation moved since it was looked at, so that two first messages of one
 * person at the same moment cannot open two.
 */
const open = async (
  inbound: InboundItem,
  found: FoundCase & { linkedTo: string | undefined },
  deps: InboundItemDeps,
): Promise<void> => {
  const { head, change } = await prepareCase(complaintOf(inbound, found, deps), deps);
  const { conversation } = found;
  await deps.cases.open(
    head,
    combine(change, {
      events: consentEvents(inbound),
      items: [
        seenItem(inbound, { result: 'opened', caseId: head.caseId }),
        { kind: 'conversation', hash: conversationOf(inbound), ...(conversation && { before: conversation }) },
        originalItem(inbound),
        ...aliasItems(inbound, found),
      ],
      effects: filesOf(inbound),
    }),
  );
};

type Joins = Extract<Joining, { caseId: string }>;

/** What a message adds to the case it belongs to. Thanks in a closed case are kept, and nobody is called back for them. */
const join = (
  file: CaseFile,
  inbound: InboundItem,
  { deps, trackingUrl, joining, ...found }: FoundCase & { joining: Joins; trackingUrl: string; deps: InboundItemDeps },
): Change | undefined => {
  const { caseId } = file.head;
  const { code } = joining.reason;
  const isNoted = joining.how === 'notes';
  const complaint = complaintOf(inbound, {}, deps);
  const complainant = withAuthor(file.complainant, complaint.complainant);
  const known = aliasOf(inbound.item) ? found.customer.slice(0, -1) : found.customer;
  const author = recognized(file.head, found.customer);
  const person = otherPersonWith(
    file.head,
    found.customer.map(({ key }) => key),
  );
  const change = applyInboundMessage(
    { file, at: deps.clock.now(), deps: { ...deps, person } },
    {
      message: messageOf(complaint),
      hasFiles: inbound.item.attachments.length > 0,
      text: complaint.text,
      ...(complaint.hidden && { hidden: complaint.hidden }),
      reason: code,
      receipt: { complainant, trackingUrl },
      traces: {
        ...author,
        events: [...consentEvents(inbound), ...(author.events ?? [])],
        items: [
          originalItem(inbound),
          { kind: 'complainant', complainant },
          ...identityItems(known),
          ...aliasItems(inbound, { ...found, joining }),
          seenItem(inbound, isNoted ? { result: 'noted', caseId, reason: code } : { result: 'joined', caseId }),
          ...(found.conversation ? [] : [{ kind: 'thread', hash: conversationOf(inbound) } as const]),
        ],
        effects: filesOf(inbound),
      },
    },
  );
  return change && person ? asOtherPerson(change, person) : change;
};

/** A person's message: of the case it belongs to, or a new case. Throws ConditionFailed when somebody was faster. */
export const handleMessage = async (inbound: InboundItem, deps: InboundItemDeps): Promise<void> => {
  const found = await findCase(inbound, deps);
  const { joining } = found;
  if (joining.how === 'opens') return open(inbound, { ...found, linkedTo: joining.linkedTo }, deps);
  const trackingUrl = await deps.trackingUrl(joining.caseId);
  const itsDeps = await underPolicyOf(deps, joining.caseId);
  const which = { caseId: joining.caseId, messages: [inbound.messageId] };
  await deps.cases.change(which, deps.clock.now(), (file) =>
    join(file, inbound, { ...found, joining, trackingUrl, deps: itsDeps }),
  );
};
