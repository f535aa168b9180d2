import { Problem } from '#domain/errors.ts';
import type { Clock } from '#domain/time.ts';
import { type Channel, channels, deliveryWrite } from '#functions/shared/deliveries.ts';
import { log } from '#functions/shared/log.ts';
import type { Objects } from '#functions/shared/objects.ts';
import type { Table, Write } from '#functions/shared/store/table.ts';
import type { ChannelDefinition, PlatformAnswer, RawRequest } from '../channel.ts';
import { keyOf } from '../delivery/stored.ts';

export type DoorDeps = {
  registry: Record<Channel, ChannelDefinition>;
  /** Signing secrets of the channels that are set up. */
  secrets: () => Promise<Record<string, string[]>>;
  inbox: Pick<Objects, 'keep'>;
  table: Table;
  clock: Clock;
  /** UUIDv7. */
  newId: () => string;
  /** Where customers and platforms reach the API, without a slash at the end: some platforms sign the address. */
  publicUrl: string;
};

type Knock = { channel: Channel; definition: ChannelDefinition; secrets: string[] };

/** Deliveries that were refused are listed for as long, then forgotten: anybody can make them. */
const REFUSED_DAYS = 90;
const DAY_SECONDS = 24 * 60 * 60;

const OK: PlatformAnswer = { status: 200 };

/** A channel with a door, and its secrets. Problem 404 for any other, and for one that the company has not set up. */
const doorOf = async (name: string, { registry, secrets }: DoorDeps): Promise<Knock> => {
  const channel = channels.find((known) => known === name);
  const definition = channel && registry[channel];
  if (!channel || !definition?.prove) throw new Problem(404, 'There is no such channel');
  const known = (await secrets())[channel] ?? [];
  if (known.length > 0) return { channel, definition, secrets: known };
  log('warn', 'channel not set up', { channel });
  throw new Problem(404, 'This channel is not set up');
};

const FORBIDDEN = 'This delivery could not be proved to come from the platform';

/** Keeps what was refused in the list of deliveries, without its body, and tells whoever watches the logs. */
const refuse = async (channel: Channel, reason: string, { table, clock, newId }: DoorDeps): Promise<never> => {
  const id = newId();
  const receivedAt = clock.now();
  log('warn', 'security', { channel, deliveryId: id, reason });
  const refused = deliveryWrite({ id, channel, receivedAt, result: 'refused', reason }) as Extract<
    Write,
    { put: object }
  >;
  const ttl = Math.floor(Date.parse(receivedAt) / 1000) + REFUSED_DAYS * DAY_SECONDS;
  await table.write([{ ...refused, put: { ...refused.put, ttl } }]);
  throw new Problem(403, FORBIDDEN);
};

/**
 * A platform delivers: what is proved is stored as it came, and only then answered. Nothing is parsed here.
 * @throws Problem 403, kept as a refused delivery, where the proof fails; anything else where it could not be stored, and
 * the platform delivers again
 */
export const deliver = async (name: string, request: RawRequest, deps: DoorDeps): Promise<PlatformAnswer> => {
  const { channel, definition, secrets } = await doorOf(name, deps);
  const receivedAt = deps.clock.now();
  const verdict = definition.prove?.(request, secrets, receivedAt) ?? { genuine: false, reason: 'no-proof' };
  if (!verdict.genuine) return refuse(channel, verdict.reason, deps);
  const answer = definition.challenge?.(request, secrets);
  if (answer) return answer;
  const id = deps.newId();
  await deps.inbox.keep(keyOf(channel, receivedAt, id), request.rawBody);
  log('info', 'delivery kept', { channel, deliveryId: id, bytes: request.rawBody.byteLength });
  return definition.accepted ?? OK;
};

/** A platform asks whether we are who it was told; a HEAD only whether there is anybody. */
export const verify = async (name: string, request: RawRequest, deps: DoorDeps): Promise<PlatformAnswer> => {
  const { channel, definition, secrets } = await doorOf(name, deps);
  const answer = definition.challenge?.(request, secrets) ?? (request.method === 'HEAD' ? OK : undefined);
  if (!answer) throw new Problem(404, 'There is nothing to read here');
  if (answer.status < 400) return answer;
  log('warn', 'security', { channel, reason: 'wrong-challenge' });
  throw new Problem(answer.status, 'The verification does not fit');
};
