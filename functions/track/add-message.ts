import { textWrite } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Message } from '#domain/case/message.ts';
import { messageText } from '#domain/messages/compose.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { Refusal } from '#domain/refusal.ts';
import { askedInWords } from '#domain/tasks/ask-person.ts';
import { completeComplaint } from '#domain/tasks/completion.ts';
import type { CustomerMessage, TrackDeps } from './contract.ts';

/** Messages a customer may leave before we have answered: enough for anybody, too few to fill a table. */
const MAX_UNANSWERED = 50;

const unanswered = ({ messages }: CaseFile): number => {
  const ours = messages.filter(({ direction, audience }) => direction === 'out' && audience === 'customer');
  const lastWord =
    ours
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? '';
  return messages.filter(
    ({ direction, audience, at }) => direction === 'in' && audience === 'customer' && at > lastWord,
  ).length;
};

/**
 * The customer adds something, also after the end: it is kept, and the owner is told. Where we asked for it, it completes
 * the complaint.
 *
 * Refuses: too-many-messages.
 */
export const addMessage = async (
  { caseId, text }: CustomerMessage & { caseId: string },
  deps: TrackDeps,
): Promise<void> => {
  const { cases, clock, newId, policy, deskUrl } = deps;
  const at = clock.now();
  const messageId = newId();
  const message: Message = {
    messageId,
    direction: 'in',
    audience: 'customer',
    channel: 'tracking-page',
    at,
    textId: messageId,
    status: 'received',
  };
  await cases.change(caseId, at, (file) => {
    const { head } = file;
    if (unanswered(file) >= MAX_UNANSWERED) throw new Refusal('too-many-messages');
    const completed = completeComplaint(
      { file, at },
      { actor: { kind: 'customer' }, about: { messageId }, timing: deps },
    );
    const asked = askedInWords({ file, at, deps: { ...deps, channels } }, { text, channel: 'tracking-page' });
    const notice =
      head.owner &&
      staffNotice(policy, head, {
        to: head.owner,
        messageId: `notice-${messageId}`,
        at,
        template: completed.notice,
        deskUrl,
      });
    return {
      events: [
        { type: 'message-received', actor: { kind: 'customer' }, data: { messageId, channel: 'tracking-page' } },
        ...completed.events,
        ...asked.events,
      ],
      writes: [
        ...completed.writes,
        { put: { ...keys.message(caseId, messageId), ...message } },
        textWrite(caseId, messageId, messageText('', text)),
        ...(notice ? notice.writes : []),
        ...asked.writes,
      ],
      effects: [...completed.effects, ...(notice ? notice.effects : []), ...asked.effects],
    };
  });
};
