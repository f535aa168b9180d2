import { motives } from '#domain/understand/motives.ts';
import type { Chance } from './chance.ts';
import type { Received } from './event.ts';
import { DAY_MS } from './seasons.ts';
import { wordsOf } from './words.ts';

/** How many of a hundred complaints each topic has in an ordinary hour. */
export const TOPICS = {
  ...{ billing: 24, delivery: 18, 'product-fault': 16, service: 13, outage: 10, refund: 7, installation: 5 },
  ...{ app: 4, plan: 3 },
} as const;
export type Topic = keyof typeof TOPICS;

const PRODUCTS: Record<Topic, Record<string, number>> = {
  billing: { electricity: 60, gas: 30, solar: 10 },
  delivery: { appliances: 70, heating: 20, solar: 10 },
  'product-fault': { appliances: 65, heating: 25, solar: 10 },
  service: { electricity: 40, gas: 20, appliances: 20, none: 20 },
  outage: { electricity: 75, gas: 25 },
  refund: { appliances: 60, electricity: 30, none: 10 },
  installation: { solar: 45, heating: 45, appliances: 10 },
  app: { none: 80, electricity: 20 },
  plan: { electricity: 60, gas: 40 },
};

const PLACES = {
  ...{ 'ES-M': 20, 'ES-B': 16, 'ES-V': 8, 'ES-SE': 7, 'ES-MA': 6, 'ES-A': 6, 'ES-Z': 5, 'ES-BI': 5, 'ES-MU': 5 },
  ...{ 'ES-C': 4, 'ES-PM': 4, 'ES-GC': 4, 'ES-TF': 3, 'ES-VA': 3, 'ES-O': 2, 'ES-TO': 2 },
};

const CHANNELS = { web: 38, email: 30, whatsapp: 14, call: 10, x: 4, instagram: 2, review: 2 };
const PUBLIC = ['x', 'instagram', 'review'];
const HAVE_ORDERS: readonly Topic[] = ['delivery', 'product-fault', 'refund'];
/** Goods are complained of within so many days after they left the factory. */
const BATCH_AGE_DAYS = 70;

/** What goods of a week have in common: year, line and week, such as `25B31`. */
const batchOf = (at: number): string => {
  const date = new Date(at);
  const week = Math.floor((at - Date.UTC(date.getUTCFullYear(), 0, 1)) / (7 * DAY_MS)) + 1;
  return `${String(date.getUTCFullYear()).slice(2)}B${String(week).padStart(2, '0')}`;
};

const hex = (chance: Chance, digits: number): string =>
  Array.from({ length: digits }, () => chance.int(16).toString(16)).join('');

/** An id like those of cases: by time, and else by chance. */
export const caseIdAt = (chance: Chance, at: number): string => {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(chance, 3)}-8${hex(chance, 3)}-${hex(chance, 12)}`;
};

/** What is certain of a complaint, and how many customers there are; all else is by chance. */
export type Given = Partial<Omit<Received, 'type' | 'at' | 'text' | 'topic'>> & {
  topic: Topic;
  pool: number;
  batch?: string;
  /** What it speaks of, where that is not its topic. */
  says?: string;
  /** How likely it is said in public. */
  publicly?: number;
};

const channelOf = (chance: Chance, publicly: number): string =>
  chance.chance(publicly) ? 'x' : chance.weighted(CHANNELS);

const productOf = (chance: Chance, topic: Topic): Pick<Received, 'product'> => {
  const product = chance.weighted(PRODUCTS[topic]);
  return product === 'none' ? {} : { product };
};

const orderOf = (chance: Chance, at: number, { topic, batch }: Given): Pick<Received, 'orderRef'> => {
  if (batch === undefined && !(HAVE_ORDERS.includes(topic) && chance.chance(0.8))) return {};
  const made = batch ?? batchOf(at - chance.int(BATCH_AGE_DAYS) * DAY_MS);
  return { orderRef: `LU-${made}-${String(chance.int(1_000_000)).padStart(6, '0')}` };
};

/** A complaint of an ordinary customer, of which some things may be given. */
export const madeCase = (chance: Chance, at: number, all: Given): Received => {
  const { batch: _, says, publicly = 0, pool, topic, ...given } = all;
  const channel = given.channel ?? channelOf(chance, publicly);
  const threatens = chance.chance(publicly > 0 ? 0.25 : 0.015);
  return {
    ...{ type: 'received', at: new Date(at).toISOString(), caseId: caseIdAt(chance, at) },
    ...{ customer: `customer-${chance.int(pool)}`, channel, topic, regime: 'es-sac', language: 'es' },
    ...(PUBLIC.includes(channel) && { isPublic: true }),
    ...(threatens && { threatens: true }),
    text: wordsOf(chance, says ?? topic, { threatens }),
    motive: chance.pick(motives) ?? motives[0],
    severity: chance.oneOf([1, 2, 2, 2, 3, 3, 4]),
    place: chance.weighted(PLACES),
    ...productOf(chance, topic),
    ...orderOf(chance, at, all),
    ...given,
  };
};
