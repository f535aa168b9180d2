import { channels } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { cancelMeeting as calledOff, cancellable } from '#domain/meetings/end.ts';
import { customerMessage } from '#domain/messages/customer-message.ts';
import { updateAfter } from '#domain/promises/next-update.ts';
import { requireCase, signatureOf, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { MeetingCancellation, MeetingCancelled } from './contract.ts';

export type CancellationInput = MeetingCancellation & { caseId: string; user: User };

/**
 * Calls a meeting off, or takes its dates back: the customer reads why, in words that a person stands behind.
 *
 * Refuses: no-such-case, no-open-meeting, tone-wrong.
 */
export const cancelMeeting = async (input: CancellationInput, deps: DeskDeps): Promise<MeetingCancelled> => {
  const { text, acceptTone = false, user } = input;
  const { cases, clock, policy } = deps;
  const { head } = await requireCase(cases, input.caseId);
  const { caseId, replyLanguage: language } = head;
  const tone = checkedTone(textsAt({ '/text': text }), { user, language, acceptTone }, policy);
  const at = clock.now();
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  let messageId = '';
  await cases.change(caseId, at, (file) => {
    messageId = `meeting-${cancellable(file).number}-cancelled`;
    const letter = customerMessage(
      file,
      { policy, channels },
      { messageId, at, text, signedBy: signatureOf(policy, user.id), trackingUrl },
    );
    return combine(
      { set: updateAfter({ file, at, deps }) },
      calledOff({ file }, { by: user.id, messageId, ...toneData(tone) }),
      letter,
    );
  });
  return { messageId, tone };
};
