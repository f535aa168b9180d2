import { lookUp } from '#cases/store/look-ups.ts';
import { isEnded } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine, textItem } from '#domain/case/change.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { hiddenItems } from '#domain/messages/hidden-words.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { underPolicy } from '#domain/policy/under-policy.ts';
import { handleMessage } from './handle-message.ts';
import { noteItem } from './handle-note.ts';
import type { InboundItem, InboundItemDeps } from './inbound-item.ts';
import { conversationOf, originalSeenHash } from './item-identity.ts';
import { filesOf, originalItem, seenItem, wordsOf } from './item-parts.ts';
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

/** Reactions that say that something is wrong, as signs and as platforms name them. */
const DISPLEASED = /^(?:angry|sad|dislike|👎|😡|😠|🤬|😤|😢|😭|😞|🙁|☹|💩|🖕)/u;

/** Whether somebody has to read it: an edit always, a reaction that is displeased where nobody works on the case any more. */
const isWords = ({ head }: CaseFile, kind: Changing, text: string): boolean =>
  text !== '' && (kind === 'edit' || (kind === 'reaction' && isEnded(head) && DISPLEASED.test(text)));

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
  const { channel, messageId, item, receivedAt } = inbound;
  const { caseId } = file.head;
  const kind = item.kind as Changing;
  const { text, hidden } = wordsOf(inbound, deps.policy.limits.textCharacters);
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
        ...(text ? [textItem(messageId, text)] : []),
        ...hiddenItems(messageId, hidden),
        ...(item.attachments.length > 0 ? [originalItem(inbound)] : []),
        seenItem(inbound, { result: 'noted', reason: kind, caseId }),
      ],
    },
    isWords(file, kind, text) &&
      receiveWords(
        { file, at: deps.clock.now(), deps },
        { messageId, text, channel, receivedAt, ...(hidden && { hidden }) },
      ),
    // The picture of a like says no more than the like.
    { effects: kind === 'reaction' ? [] : filesOf(inbound) },
  );
};

/**
 * An edit, a deletion or a reaction: an event of the case whose message it is about, or of the one that was merged into. What is
 * edited in a case that the law keeps closed comes in as a message; nothing else is kept of such a case.
 */
export const handleChange = async (inbound: InboundItem, deps: InboundItemDeps): Promise<void> => {
  const { kind } = inbound.item;
  const found = await findOriginal(inbound, deps);
  const head = found?.caseId === undefined ? undefined : await resolveMergedHead(deps.cases, found.caseId);
  if (!head) return noteItem(inbound, { reason: `${kind}-of-unknown` }, deps);
  if (head.blockedAt)
    return kind === 'edit' ? handleMessage(inbound, deps) : noteItem(inbound, { reason: 'case-blocked' }, deps);
  const { caseId } = head;
  const original = caseId === found?.caseId ? found.messageId : undefined;
  const itsDeps = await underPolicy(deps, head);
  await deps.cases.change(caseId, deps.clock.now(), (file) => changeOf(file, { inbound, original }, itsDeps));
};
