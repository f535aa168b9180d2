import { countRefused } from '#cases/store/refused-deliveries.ts';
import type { Table } from '#cases/store/table.ts';
import type { InboundChannel, PlatformAnswer, RawRequest, Verification } from '#channels/contract.ts';
import { keyOf } from '#channels/inbound-objects.ts';
import { type Channel, channelNamed } from '#channels/names.ts';
import { confirmSns, isFromSns, type Sns, verifySns } from '#channels/shared/sns.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Clock } from '#domain/time.ts';
import type { ChannelKeys } from '#platform/aws/channel-secrets.ts';
import type { Objects } from '#platform/aws/objects.ts';
import { log } from '#platform/log.ts';

export type WebhookDeps = {
  inbound: Record<Channel, InboundChannel>;
  /** What deliveries are verified with, of the channels that are set up. */
  keys: () => Promise<Record<string, ChannelKeys>>;
  sns: Sns;
  inbox: Pick<Objects, 'keep'>;
  table: Table;
  clock: Clock;
  /** UUIDv7. */
  newId: () => string;
  /** Where customers and platforms reach the API, without a slash at the end: some platforms sign the address. */
  publicUrl: string;
};

/** A channel whose platform delivers here, and what its deliveries are verified with. */
type Webhook = { channel: Channel; definition: InboundChannel; keys: ChannelKeys };

/** What a platform asks of the address of a channel. */
export type WebhookRequest = { channelName: string; request: RawRequest };

const OK: PlatformAnswer = { status: 200 };

/** The webhook of a channel. Refuses: no-such-channel, channel-not-set-up. */
const webhookOf = async (channelName: string, { inbound, keys }: WebhookDeps): Promise<Webhook> => {
  const channel = channelNamed(channelName);
  const definition = channel && inbound[channel];
  if (!channel || !definition?.verify) throw new Refusal('no-such-channel');
  const known = (await keys())[channel];
  if (known) return { channel, definition, keys: known };
  log('warn', 'channel not set up', { channel });
  throw new Refusal('channel-not-set-up');
};

/** Counts what was refused in the list of deliveries, without its body, and reports it to whoever watches the logs. */
const refuse = async (
  channel: Channel,
  { reason, bytes }: { reason: string; bytes: number },
  { table, clock, newId }: WebhookDeps,
): Promise<never> => {
  const id = newId();
  log('warn', 'security', { channel, deliveryId: id, reason });
  await countRefused(table, { id, channel, at: clock.now(), reason, bytes });
  throw new Refusal('delivery-unproved');
};

/** Whether a topic delivers, which SNS signs and which asks first whether it may; all else is signed as the platform does. */
const isOfTopic = (request: RawRequest, { definition }: Webhook): boolean =>
  definition.overSns === true && isFromSns(request);

const verificationOf = async (request: RawRequest, webhook: Webhook, deps: WebhookDeps): Promise<Verification> => {
  const { definition, keys } = webhook;
  const now = deps.clock.now();
  if (isOfTopic(request, webhook)) return verifySns(request, { topics: keys.topics, now }, deps.sns);
  return definition.verify?.(request, keys.secrets, now) ?? { valid: false, reason: 'no-proof' };
};

/**
 * A platform delivers: what is verified is stored as it came, and only then answered. Only what SNS signs is parsed for it.
 * Refuses: no-such-channel, channel-not-set-up, and delivery-unproved, which is counted among the refused deliveries.
 * @throws anything where it could not be stored, and the platform delivers again
 */
export const receiveWebhook = async (
  { channelName, request }: WebhookRequest,
  deps: WebhookDeps,
): Promise<PlatformAnswer> => {
  const webhook = await webhookOf(channelName, deps);
  const { channel, definition, keys } = webhook;
  const receivedAt = deps.clock.now();
  const verification = await verificationOf(request, webhook, deps);
  if (!verification.valid)
    return refuse(channel, { reason: verification.reason, bytes: request.rawBody.byteLength }, deps);
  const answer = definition.challenge?.(request, keys);
  if (answer) return answer;
  if (isOfTopic(request, webhook)) await confirmSns(request, deps.sns);
  const id = deps.newId();
  await deps.inbox.keep(keyOf(channel, receivedAt, id), request.rawBody);
  log('info', 'delivery kept', { channel, deliveryId: id, bytes: request.rawBody.byteLength });
  return definition.accepted ?? OK;
};

/**
 * A platform makes sure that the address is ours; a HEAD only that there is somebody.
 * Refuses: no-such-channel, channel-not-set-up, no-challenge, challenge-failed.
 */
export const answerChallenge = async (
  { channelName, request }: WebhookRequest,
  deps: WebhookDeps,
): Promise<PlatformAnswer> => {
  const { channel, definition, keys } = await webhookOf(channelName, deps);
  const answer = definition.challenge?.(request, keys) ?? (request.method === 'HEAD' ? OK : undefined);
  if (!answer) throw new Refusal('no-challenge');
  if (answer.status < 400) return answer;
  log('warn', 'security', { channel, reason: 'wrong-challenge' });
  throw new Refusal('challenge-failed');
};
