import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { ChangePart } from '#domain/case/change.ts';
import type { Message } from '#domain/case/message.ts';
import { wayFields } from '#domain/messages/compose.ts';
import { isCourtesy, isDead, wayOf } from '#domain/messages/routing.ts';
import type { Instant } from '#domain/time.ts';

/** What did not arrive for longer is history. */
const RECENT_MS = 60 * 24 * 60 * 60 * 1000;

const isOwed = ({ direction, audience, status, template, at, copiedFrom }: Message, now: Instant): boolean =>
  direction === 'out' &&
  audience === 'customer' &&
  status === 'failed' &&
  copiedFrom === undefined &&
  !isCourtesy(template) &&
  Date.parse(now) - Date.parse(at) <= RECENT_MS;

/**
 * What had not arrived goes out by the way there is now.
 * @param file the case with its customer as corrected
 */
export const resend = (file: CaseFile, at: Instant): ChangePart & { resent: string[] } => {
  const again = file.messages
    .filter((message) => isOwed(message, at))
    .flatMap(({ tried: _, ...message }) => {
      const way = wayOf(channels, file, message);
      return way && !isDead(way, file.complainant) ? [{ message, way }] : [];
    });
  return {
    resent: again.map(({ message }) => message.messageId),
    items: again.map(({ message, way }) => {
      const fields = wayFields(way);
      return {
        kind: 'message-change',
        message,
        set: { status: 'queued', ...fields },
        clear: [
          'externalId',
          'sentAt',
          'failure',
          'settledAt',
          'tried',
          ...(fields.public ? [] : (['public'] as const)),
        ],
      } as const;
    }),
    effects: again.map(({ message: { messageId } }) => ({ effect: 'send', messageId }) as const),
  };
};
