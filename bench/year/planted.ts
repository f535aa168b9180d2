import type { About } from '#domain/incidents/incident.ts';
import { DAY_MS, HOUR_MS } from './seasons.ts';

/** A failure that was planted: what its complaints have in common, and when how many come. */
export type PlantedIncident = {
  id: 'sudden-outage' | 'bad-batch' | 'local-failure';
  about: About;
  beginsAt: string;
  customers: number;
  /** How the complaints fall after the beginning: all at once and fewer and fewer, or evenly over the time. */
  shape: 'burst' | 'even';
  lastsMs: number;
};

/** Three of different size and shape. */
export const plantedIncidents: readonly PlantedIncident[] = [
  {
    id: 'sudden-outage',
    about: { topic: 'outage', product: 'electricity' },
    beginsAt: '2025-04-08T17:40:00.000Z',
    customers: 120,
    shape: 'burst',
    lastsMs: 5 * HOUR_MS,
  },
  {
    id: 'bad-batch',
    about: { topic: 'product-fault', product: 'appliances', batch: '25B31' },
    beginsAt: '2025-08-25T07:00:00.000Z',
    customers: 55,
    shape: 'even',
    lastsMs: 12 * DAY_MS,
  },
  {
    id: 'local-failure',
    about: { topic: 'delivery', place: 'ES-SE' },
    beginsAt: '2025-10-16T08:30:00.000Z',
    customers: 24,
    shape: 'even',
    lastsMs: 9 * HOUR_MS,
  },
];

/** One day on which everybody speaks of the company, in public and of everything at once: a crisis, and no failure of any one thing. */
export const viralDay = {
  day: '2025-05-21',
  from: '2025-05-21T08:00:00.000Z',
  to: '2025-05-21T22:00:00.000Z',
  times: 7,
};

/** One customer who writes again and again: many messages, and no incident. */
export const insistent = { from: '2025-06-17T09:00:00.000Z', cases: 40, everyMs: 6 * 60_000, topic: 'app' };

/** One cause in one topic of which one remedy works much better than the others, which are all alike elsewhere. */
export const betterRemedy = {
  topic: 'billing',
  cause: 'company-error',
  remedies: ['refund', 'credit', 'discount'],
  best: 'refund',
  /** How likely a customer is content with it, and how likely the same comes back within 90 days. */
  contented: { best: 0.86, otherwise: 0.52 },
  back: { best: 0.03, otherwise: 0.14 },
} as const;

/** Two things that the company changed because of complaints: after one of them such complaints fall, after the other they do not. */
export const plantedActions = [
  { actionId: 'meter-reading', topic: 'billing', product: 'electricity', at: '2025-06-02T09:00:00.000Z', keeps: 0.45 },
  { actionId: 'courier-briefing', topic: 'delivery', product: 'appliances', at: '2025-06-30T09:00:00.000Z', keeps: 1 },
] as const;
