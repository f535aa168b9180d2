import { applyInboundMessage } from '#cases/inbound-message/apply-inbound-message.ts';
import type { Message } from '#domain/case/message.ts';
import { correspondenceOf } from '#domain/messages/correspondence.ts';
import { Refusal } from '#domain/refusal.ts';
import type { CustomerMessage, TrackDeps } from './contract.ts';

/** Messages a customer may leave before we have answered: enough for anybody, too few to fill a table. */
const MAX_UNANSWERED = 50;

/**
 * The customer adds something, also after the end: it is kept, and the owner is notified. Where we asked for it, it completes
 * the complaint.
 *
 * Refuses: too-many-messages.
 */
export const addMessage = async (
  { caseId, text }: CustomerMessage & { caseId: string },
  deps: TrackDeps,
): Promise<void> => {
  const at = deps.clock.now();
  const messageId = deps.newId();
  const message: Message = {
    messageId,
    direction: 'in',
    audience: 'customer',
    channel: 'tracking-page',
    at,
    textId: messageId,
    status: 'received',
  };
  await deps.cases.change(caseId, at, (file) => {
    if (correspondenceOf(file).unanswered >= MAX_UNANSWERED) throw new Refusal('too-many-messages');
    return applyInboundMessage({ file, at, deps }, { message, text });
  });
};
