import { tailProbability } from './chance.ts';
import type { IncidentReason } from './incident.ts';
import { type Window, windows } from './past.ts';
import { barOf, type SignalContext } from './signals.ts';
import { ALL, type CountedKey, IN_PUBLIC, type Observation, THREATS } from './traits.ts';

/** What is said in public is counted over a day. */
const REACH_WINDOW: Window = 'P1D';
/** A crisis is more than an incident: twice as many customers at least. */
const INCIDENTS = 2;

/** Of the whole company one busy week says nothing, and what a policy states of any one thing neither: without as many there is no surge. */
const LEAST_WEEKS = 4;

type Surge = { window: Window; seen: number; expected: number; probability: number; weeks: number };

const rounded = (value: number): number => Number(value.toPrecision(2));

/** Whether so many customers of a key are far more than usual, in the window in which that is least likely by chance. */
const surgeOf = (key: CountedKey, { counted, expectations, policy }: SignalContext): Surge | undefined =>
  windows
    .filter((window) => window !== 'P7D' && expectations.weeks >= LEAST_WEEKS)
    .flatMap((window) => {
      const seen = counted(window).of.get(key)?.size ?? 0;
      const expected = expectations.of(key, window);
      const probability = tailProbability(seen, expected);
      const isMany = seen >= INCIDENTS * policy.least && seen >= policy.crisis.times * expected.mean;
      return isMany && probability <= barOf(window, 1, policy)
        ? [{ window, seen, expected: rounded(expected.mean), probability, weeks: expectations.weeks }]
        : [];
    })
    .toSorted((a, b) => a.probability - b.probability)[0];

const reachOf = ({ counted, expectations, policy }: SignalContext): IncidentReason | undefined => {
  const posts = [...(counted(REACH_WINDOW).of.get(IN_PUBLIC)?.values() ?? [])];
  const reach = posts.reduce((sum, { readers = 0 }) => sum + readers, 0);
  const usual = expectations.weeks === 0 ? 0 : expectations.of(IN_PUBLIC, REACH_WINDOW).mean;
  const isMany = posts.length >= policy.crisis.times * usual;
  return isMany && reach >= policy.crisis.publicReach
    ? { code: 'public-reach', window: REACH_WINDOW, posts: posts.length, reach }
    : undefined;
};

/** Why the company has a crisis now: far more complaints than usual of everything, many readers in public, or many threats; else none. */
export const crisisReasons = (context: SignalContext): IncidentReason[] => {
  const surge = surgeOf(ALL, context);
  const threats = surgeOf(THREATS, context);
  const reach = reachOf(context);
  return [
    ...(surge ? [{ code: 'more-than-usual' as const, ...surge }] : []),
    ...(reach ? [reach] : []),
    ...(threats ? [{ code: 'threats-to-publish' as const, ...threats }] : []),
  ];
};

/** The customers of a day, of whom a crisis is told. */
export const customersOfDay = ({ counted }: SignalContext): Observation[] => [
  ...(counted(REACH_WINDOW).of.get(ALL)?.values() ?? []),
];
