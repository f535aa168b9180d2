import { lookUp } from '#cases/store/look-ups.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine, textItem } from '#domain/case/change.ts';
import { messageText } from '#domain/messages/compose.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { noteItem } from './handle-note.ts';
import type { InboundItem, InboundItemDeps } from './inbound-item.ts';
import { conversationOf, originalSeenHash } from './item-identity.ts';
import { filesOf, originalItem, seenItem, textOf } from './item-parts.ts';
import { receiveWords } from './receive-words.ts';

/** What a customer does to what was said before, as the history calls it. */
const EVENTS = { edit: 'message-edited', deletion: 'message-deleted', reaction: 'message-reacted-to' } as const;
type Changing = keyof typeof EVENTS;

/** The case and the message that an edit, a deletion or a reaction is about: the customer's own, or one of ours. */
const findOriginal = async (inbound: InboundItem, { table }: InboundItemDeps) => {
  const { channel, item } = inbound;
  const [found] = await lookUp(table, [
    { kind: 'seen', channel, hash: originalSeenHash(item) },
    { kind: 'thread', hash: threadHash(channel, item.externalId) },
    { kind: 'thread', hash: conversationOf(inbound) },
  ]);
  return found;
};

/**
 * What was said stays as it was said; the new text is kept besides it, and the owner is notified of an edit. Deletions are
 * kept as events: a complaint is not taken back by its deletion.
 * @param original id of the message it is about, where it is known
 */
const changeOf = (
  file: CaseFile,
  { inbound, original }: { inbound: InboundItem; original: string | undefined },
  deps: InboundItemDeps,
): Change => {
  const { channel, messageId, item } = inbound;
  const { caseId } = file.head;
  const kind = item.kind as Changing;
  const text = textOf(inbound, deps.policy.limits.textCharacters);
  return combine(
    {
      events: [
        {
          type: EVENTS[kind],
          actor: { kind: 'customer' },
          data: { channel, ...(original && { messageId: original }), ...(text && { textId: messageId }) },
        },
      ],
      items: [
        ...(text ? [textItem(messageId, messageText('', text))] : []),
        ...(item.attachments.length > 0 ? [originalItem(inbound)] : []),
        seenItem(inbound, { result: 'noted', reason: kind, caseId }),
      ],
    },
    kind === 'edit' && receiveWords({ file, at: deps.clock.now(), deps }, { messageId, text, channel }),
    { effects: filesOf(inbound) },
  );
};

/** An edit, a deletion or a reaction: an event of the case whose message it is about. */
export const handleChange = async (inbound: InboundItem, deps: InboundItemDeps): Promise<void> => {
  const { caseId, messageId: original } = (await findOriginal(inbound, deps)) ?? {};
  if (!caseId) return noteItem(inbound, { reason: `${inbound.item.kind}-of-unknown` }, deps);
  await deps.cases.change(caseId, deps.clock.now(), (file) => changeOf(file, { inbound, original }, deps));
};
