import { recordDelivery } from '#cases/store/deliveries.ts';
import type { Table } from '#cases/store/table.ts';
import type { InboundChannel, PlatformAnswer, RawRequest } from '#channels/contract.ts';
import { type Channel, channelNamed } from '#channels/names.ts';
import { confirmSns, isFromSns, type Sns, verifySns } from '#channels/shared/sns.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { keyOf } from '#functions/inbound/stored.ts';
import type { ChannelKeys } from '#platform/aws/channel-secrets.ts';
import type { Objects } from '#platform/aws/objects.ts';
import { log } from '#platform/log.ts';

export type WebhookDeps = {
  inbound: Record<Channel, InboundChannel>;
  /** What proves deliveries of the channels that are set up. */
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

type Knock = { channel: Channel; definition: InboundChannel; keys: ChannelKeys };

/** Deliveries that were refused are listed for as long, then forgotten: anybody can make them. */
const REFUSED_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

const OK: PlatformAnswer = { status: 200 };

/** A channel with a door, and its keys. Refuses: no-such-channel, channel-not-set-up. */
const doorOf = async (name: string, { inbound, keys }: WebhookDeps): Promise<Knock> => {
  const channel = channelNamed(name);
  const definition = channel && inbound[channel];
  if (!channel || !definition?.verify) throw new Refusal('no-such-channel');
  const known = (await keys())[channel];
  if (known) return { channel, definition, keys: known };
  log('warn', 'channel not set up', { channel });
  throw new Refusal('channel-not-set-up');
};

/** Keeps what was refused in the list of deliveries, without its body, and tells whoever watches the logs. */
const refuse = async (channel: Channel, reason: string, { table, clock, newId }: WebhookDeps): Promise<never> => {
  const id = newId();
  const receivedAt = clock.now();
  log('warn', 'security', { channel, deliveryId: id, reason });
  const until = new Date(Date.parse(receivedAt) + REFUSED_DAYS * DAY_MS).toISOString();
  await recordDelivery(table, { delivery: { id, channel, receivedAt, result: 'refused', reason }, until });
  throw new Refusal('delivery-unproved');
};

/** What a topic delivers SNS has signed, and asks first whether it may; all else is proved as the platform signs. */
const isTopics = (request: RawRequest, { definition }: Knock): boolean =>
  definition.overSns === true && isFromSns(request);

const verdictOn = (request: RawRequest, knock: Knock, now: Instant, { sns }: WebhookDeps) => {
  const { definition, keys } = knock;
  if (isTopics(request, knock)) return verifySns(request, keys.topics, now, sns);
  return definition.verify?.(request, keys.secrets, now) ?? { valid: false as const, reason: 'no-proof' };
};

/**
 * A platform delivers: what is proved is stored as it came, and only then answered. Only what SNS signs is parsed for it.
 * Refuses: no-such-channel, channel-not-set-up, and delivery-unproved, which is kept as a refused delivery.
 * @throws anything where it could not be stored, and the platform delivers again
 */
export const deliver = async (name: string, request: RawRequest, deps: WebhookDeps): Promise<PlatformAnswer> => {
  const knock = await doorOf(name, deps);
  const { channel, definition, keys } = knock;
  const receivedAt = deps.clock.now();
  const verdict = await verdictOn(request, knock, receivedAt, deps);
  if (!verdict.valid) return refuse(channel, verdict.reason, deps);
  const answer = definition.challenge?.(request, keys.secrets);
  if (answer) return answer;
  if (isTopics(request, knock)) await confirmSns(request, deps.sns);
  const id = deps.newId();
  await deps.inbox.keep(keyOf(channel, receivedAt, id), request.rawBody);
  log('info', 'delivery kept', { channel, deliveryId: id, bytes: request.rawBody.byteLength });
  return definition.accepted ?? OK;
};

/** A platform asks whether we are who it was told; a HEAD only whether there is anybody. */
export const verify = async (name: string, request: RawRequest, deps: WebhookDeps): Promise<PlatformAnswer> => {
  const { channel, definition, keys } = await doorOf(name, deps);
  const answer = definition.challenge?.(request, keys.secrets) ?? (request.method === 'HEAD' ? OK : undefined);
  if (!answer) throw new Refusal('no-challenge');
  if (answer.status < 400) return answer;
  log('warn', 'security', { channel, reason: 'wrong-challenge' });
  throw new Refusal('challenge-failed');
};
