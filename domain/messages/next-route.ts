import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, type Change, combine } from '#domain/case/change.ts';
import type { Message } from '#domain/case/message.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { LocalizedText } from '#domain/values.ts';
import type { Channels } from './channel-facts.ts';
import { wayFields } from './compose.ts';
import { type Way, wayName, wayOf } from './routing.ts';
import { staffNotice } from './staff-notice.ts';

const NOTICE = 'undelivered-';

/** Who is notified of what became of a message. Nobody, if the message was such a notice itself: it would go on for ever. */
export const responsiblePerson = (
  file: CaseFile,
  message: Message,
  { policy, at }: { policy: Policy; at: Instant },
): string | undefined => {
  if (message.messageId.startsWith(NOTICE)) return undefined;
  const { owner } = file.head;
  return message.audience === 'customer' && owner ? owner : supervisorOf(policy, message.to, dayOf(policy, at));
};

const channelWords = (channel: string): LocalizedText =>
  channel === 'email' ? { es: 'correo', en: 'mail' } : { es: channel, en: channel };

const whatHappened = ({ audience, channel }: Message): LocalizedText => {
  const { es, en } = channelWords(channel);
  return audience === 'customer'
    ? { es: `Un mensaje al cliente por ${es} no ha llegado`, en: `A message to the customer by ${en} did not arrive` }
    : { es: `Un aviso al equipo por ${es} no ha llegado`, en: `A notice to the team by ${en} did not arrive` };
};

/** The ways that refused a message, including the one it went by last. */
const triedWays = (message: Message): string[] => [...(message.tried ?? []), wayName(message)];

/** What the notice asks for; where another way is left, nothing. */
const request = (message: Message, next: Way | undefined): LocalizedText => {
  if (message.audience !== 'customer')
    return { es: 'avisar por otra vía a quien tiene la tarea', en: 'reach whoever has the task some other way' };
  if (!next) return { es: 'dar la noticia al cliente por otra vía', en: 'reach the customer some other way' };
  const { es, en } = channelWords(next.channel);
  return { es: `el mensaje al cliente sale ahora por ${es}`, en: `the message to the customer now goes by ${en}` };
};

const noticeOf = (
  file: CaseFile,
  { message, next }: { message: Message; next: Way | undefined },
  { at, policy, deskUrl }: NextRouteDeps,
) => {
  const person = responsiblePerson(file, message, { policy, at });
  if (!person) return undefined;
  const tries = message.tried?.length ?? 0;
  const notice = staffNotice(policy, file.head, {
    to: person,
    messageId: `${NOTICE}${message.messageId}${tries ? `-${tries}` : ''}`,
    at,
    template: 'staff-undelivered',
    deskUrl,
    values: { what: whatHappened(message), next: request(message, next) },
  });
  return { person, ...notice };
};

const requeued = (message: Message, next: Way): CaseItem => {
  const fields = wayFields(next);
  return {
    kind: 'message-change',
    message,
    set: { status: 'queued', tried: triedWays(message), ...fields },
    clear: [...(fields.public ? [] : (['public'] as const)), 'externalId', 'sentAt'],
  };
};

const failed = (message: Message, failure: string): CaseItem => ({
  kind: 'message-change',
  message,
  set: { status: 'failed', failure },
});

export type NextRouteDeps = { at: Instant; policy: Policy; deskUrl: string; channels: Channels };

/**
 * What becomes of a message that did not arrive, refused at once or reported later: it goes out by the next way there is,
 * the owner is notified, and the history keeps it, all in one change. Where no way is left it stays marked as failed; the
 * customer can still read it on the tracking page. Undefined for a message whose fate is known.
 * @param report its `failure` is a code without personal data
 */
export const undelivered = (
  file: CaseFile,
  { messageId, failure }: { messageId: string; failure: string },
  deps: NextRouteDeps,
): Change | undefined => {
  const { head, complainant } = file;
  const message = file.messages.find((candidate) => candidate.messageId === messageId);
  if (message?.direction !== 'out' || message.status === 'failed') return undefined;
  const { channel } = message;
  const next =
    message.audience === 'customer'
      ? wayOf(deps.channels, { head, complainant }, { ...message, tried: triedWays(message) })
      : undefined;
  const notice = noticeOf(file, { message, next }, deps);
  return combine(
    {
      events: [
        {
          type: 'message-failed',
          actor: { kind: 'system' },
          data: {
            messageId,
            failure,
            channel,
            ...(next && { next: next.channel }),
            ...(notice && { told: notice.person }),
          },
        },
      ],
      items: [next ? requeued(message, next) : failed(message, failure)],
      effects: next ? [{ effect: 'send', messageId }] : [],
    },
    notice,
  );
};
