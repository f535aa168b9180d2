import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, type Change, combine } from '#domain/case/change.ts';
import type { Message } from '#domain/case/message.ts';
import { isSameAddress } from '#domain/mail-address.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { LocalizedText } from '#domain/values.ts';
import { askDelivery } from '../tasks/deliver.ts';
import { type Channels, isDeadAddress, isOptedOut } from './channel-facts.ts';
import { wayFields } from './compose.ts';
import { heldBackWords, isOwedReceipt } from './held-back.ts';
import { addressOf, isDead, isPublic, MAIL, type Way, wayGiven, wayName, wayOf, withDeadAddress } from './routing.ts';
import { staffNotice } from './staff-notice.ts';
import { withStop } from './stopped.ts';
import { nextWordWithout } from './updates.ts';

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

const NAMES: Record<string, LocalizedText> = {
  email: { es: 'correo', en: 'mail' },
  sms: { es: 'SMS', en: 'SMS' },
  whatsapp: { es: 'WhatsApp', en: 'WhatsApp' },
};

/** A channel as the team calls it. */
export const channelWords = (channel: string): LocalizedText => NAMES[channel] ?? { es: channel, en: channel };

/** That a message did not arrive, or was held back, as the team reads it. */
export const whatHappened = ({ audience, channel }: Message, failure: string): LocalizedText => {
  const held = audience === 'customer' ? heldBackWords(failure, channelWords(channel)) : undefined;
  if (held) return held;
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
  { message, next, failure }: { message: Message; next: Way | undefined; failure: string },
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
    values: { what: whatHappened(message, failure), next: request(message, next) },
  });
  return { person, ...notice };
};

const requeued = (message: Message, next: Way, tried: string[]): CaseItem => {
  const fields = wayFields(next);
  return {
    kind: 'message-change',
    message,
    set: { status: 'queued', tried, ...fields },
    clear: [...(fields.public ? [] : (['public'] as const)), 'externalId', 'sentAt'],
  };
};

const failed = (message: Message, failure: string): CaseItem => ({
  kind: 'message-change',
  message,
  set: { status: 'failed', failure },
});

export type NextRouteDeps = { at: Instant; policy: Policy; clock: Clock; deskUrl: string; channels: Channels };

/** A report of a message that did not arrive: a code without personal data, and whom it was for where that is said. */
export type FailureReport = { messageId: string; failure: string; recipient?: string };

/** A mail that went to an address that was corrected since: the new one has refused nothing. */
const wentElsewhere = ({ complainant: { email } }: CaseFile, { channel }: Message, recipient: string): boolean =>
  channel === MAIL && recipient.includes('@') && !isSameAddress(recipient, email ?? '');

/** Whoever has the address wants no more messages of the channel: what is not sent there again goes by other ways. */
const stoppedAddress = (
  { head, complainant }: CaseFile,
  message: Message,
  { failure, at, channels }: { failure: string; at: Instant; channels: Channels },
): CaseItem[] => {
  const way = wayGiven(channels, { head, complainant }, message);
  if (!way || isPublic(way) || !isOptedOut(channels, way.channel, failure)) return [];
  const stop = { channel: way.channel, address: addressOf(way, complainant) };
  return [{ kind: 'complainant', complainant: withStop(complainant, stop, at) }];
};

/** Nobody is to be found where the message went: that address is not written to again. */
const deadAddress = (
  { head, complainant }: CaseFile,
  message: Message,
  { failure, channels }: { failure: string; channels: Channels },
): CaseItem[] => {
  const way = wayGiven(channels, { head, complainant }, message);
  if (!way || isPublic(way) || isDead(way, complainant) || !isDeadAddress(channels, way.channel, failure)) return [];
  return [{ kind: 'complainant', complainant: withDeadAddress(complainant, way) }];
};

/** Where a message goes after a way that did not lead to its reader, and what is known of that way now. */
const routeAfter = (
  file: CaseFile,
  message: Message,
  { report: { failure, recipient = '' }, deps }: { report: FailureReport; deps: NextRouteDeps },
): Record<'dead' | 'stopped', CaseItem[]> & { tried: string[]; next: Way | undefined } => {
  const { channels } = deps;
  if (message.audience !== 'customer') return { dead: [], stopped: [], tried: triedWays(message), next: undefined };
  const isElsewhere = wentElsewhere(file, message, recipient);
  // A letter of a merged case may be another person's: it goes to nobody else.
  const isAnothers = isElsewhere && message.copiedFrom !== undefined;
  const tried = isElsewhere ? (message.tried ?? []) : triedWays(message);
  return {
    dead: isElsewhere ? [] : deadAddress(file, message, { failure, channels }),
    stopped: isElsewhere ? [] : stoppedAddress(file, message, { failure, at: deps.at, channels }),
    tried,
    next: isAnothers ? undefined : wayOf(channels, file, { ...message, tried }),
  };
};

/**
 * What becomes of a message that did not arrive, refused at once or reported later: it goes out by the next way there is,
 * the owner is notified, and the history keeps it, all in one change. Where no way is left it stays marked as failed; the
 * customer can still read it on the tracking page, and the promise of the next update is what it was before. An address at which
 * nobody is to be found is not written to again. Undefined for a message whose fate is known.
 */
export const undelivered = (file: CaseFile, report: FailureReport, deps: NextRouteDeps): Change | undefined => {
  const { messageId, failure } = report;
  const message = file.messages.find((candidate) => candidate.messageId === messageId);
  if (message?.direction !== 'out' || message.status === 'failed') return undefined;
  const { channel } = message;
  const { dead, stopped, tried, next } = routeAfter(file, message, { report, deps });
  const promised = next ? undefined : nextWordWithout(file, message, deps);
  const delivery = next
    ? undefined
    : askDelivery({ file, at: deps.at, deps, isOwed: isOwedReceipt(file.head, message, failure) }, message, {
        template: 'staff-undelivered',
        values: { what: whatHappened(message, failure), next: request(message, next) },
      });
  const notice = delivery ? undefined : noticeOf(file, { message, next, failure }, deps);
  const told = delivery?.task.assignee ?? notice?.person;
  return combine(
    promised !== undefined && { set: { nextWordBy: promised } },
    { items: [...dead, ...stopped] },
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
            ...(dead.length > 0 && { isAddressDead: true as const }),
            ...(told && { told }),
          },
        },
      ],
      items: [next ? requeued(message, next, tried) : failed(message, failure)],
      effects: next ? [{ effect: 'send', messageId }] : [],
    },
    notice,
    delivery && { events: delivery.events, items: delivery.items, effects: delivery.effects },
  );
};
