import type { IncidentPolicy } from '../policy/schema/incidents.ts';
import type { Instant } from '../time.ts';
import { countedFor } from './buckets.ts';
import { tailProbability } from './chance.ts';
import { crisisReasons, customersOfDay } from './crisis.ts';
import { type About, type Incident, type IncidentReason, incidentIdOf, isOpen } from './incident.ts';
import { expectationsOf, type Past, type Window, windows } from './past.ts';
import { countedIn, merged, OF_ALL, type Signal, type SignalContext, signalsOf } from './signals.ts';
import { ALL, aboutOfKey, isOfWords, type Observation } from './traits.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An incident that is open, or was within the week, with all cases that are in it or were taken out. */
export type KnownIncident = { incident: Incident; members: ReadonlySet<string> };

export type LookedAt = {
  now: Instant;
  /** The last week, and those of it that came since the last look: nothing else can have become too many. */
  came: readonly Observation[];
  observations: readonly Observation[];
  known: readonly KnownIncident[];
  past: Past;
  policy: IncidentPolicy;
};

/** An incident with cases that are to be proposed for it. */
export type WithCases = { incident: Incident; cases: readonly Observation[] };

/** What a look comes to: new incidents, and open ones that go on, counted anew. */
export type Look = { found: WithCases[]; goesOn: WithCases[] };

/** So unlikely it has to be that an incident is over: it was found, so nothing is held against it. */
const GOES_ON = 0.01;
/** What so many of the cases share is told as what the incident is about. */
const SHARED = 0.8;

const TRAITS = ['topic', 'product', 'batch', 'place'] as const;

/** What nearly all cases have in common. */
const sharedBy = (cases: readonly Observation[]): About =>
  Object.fromEntries(
    TRAITS.flatMap((name) => {
      const values = Map.groupBy(cases, ({ traits }) => traits[name]);
      const common = [...values].find(([value, of]) => value !== undefined && of.length >= SHARED * cases.length);
      return common ? [[name, common[0]]] : [];
    }),
  );

const reasonOf = ({ window, cases, expected, probability }: Signal, weeks: number): IncidentReason => ({
  code: 'more-than-usual',
  ...{ window, seen: cases.length, expected: Number(expected.mean.toPrecision(2)), probability, weeks },
});

const proposed = (incident: Omit<Incident, 'incidentId' | 'state' | 'countedAt'>): Incident => ({
  ...incident,
  ...{ incidentId: incidentIdOf(incident), state: 'proposed', countedAt: incident.foundAt },
});

const incidentOf = (signal: Signal, now: Instant, weeks: number): WithCases => ({
  incident: proposed({
    ...{ kind: 'incident', key: signal.key, about: { ...sharedBy(signal.cases), ...aboutOfKey(signal.key) } },
    beganAt: signal.cases.map(({ at }) => at).sort()[0] ?? now,
    ...{ foundAt: now, reasons: [reasonOf(signal, weeks)], customers: signal.cases.length },
  }),
  cases: signal.cases,
});

/** An incident goes on by windows up to the next longer one than it was found in, and up to a day. */
const windowsOf = ({ reasons }: Incident): readonly Window[] => {
  const [first] = reasons;
  const found = first && 'window' in first ? windows.indexOf(first.window as Window) : -1;
  return windows.slice(0, Math.max(windows.indexOf('P1D'), found + 1) + 1);
};

/** By which window an open incident is still more than usual; undefined where it is over for now. */
const stillIn = (incident: Incident, { counted, expectations, policy }: SignalContext): Signal | undefined =>
  windowsOf(incident)
    .map((window): Signal => {
      const { key } = incident;
      const cases = [...(counted(window).of.get(key)?.values() ?? [])];
      const expected = expectations.of(key, window, (counted(window).of.get(ALL)?.size ?? 0) - cases.length);
      return { key, window, cases, expected, probability: tailProbability(cases.length, expected), bar: GOES_ON };
    })
    .filter(({ cases, probability }) => cases.length >= policy.least && probability <= GOES_ON)
    .toSorted((a, b) => a.probability - b.probability)[0];

/** An incident with more cases: why it was found, and how it stands now. */
const grown = (
  { incident, members }: KnownIncident,
  {
    signal,
    cases,
    at: { now, observations },
    weeks,
  }: { signal: Signal; cases: readonly Observation[]; at: LookedAt; weeks: number },
): WithCases => {
  const of = [...observations.filter(({ caseId }) => members.has(caseId)), ...cases];
  const customers = Math.max(incident.customers, new Set(of.map(({ customer }) => customer)).size);
  const reasons = [...incident.reasons.slice(0, 1), reasonOf(signal, weeks)];
  return { incident: { ...incident, reasons, customers, countedAt: now }, cases };
};

/** An open incident with the cases that came since, while it goes on. */
const goneOn = (known: KnownIncident, at: LookedAt, context: SignalContext): WithCases | undefined => {
  const { incident, members } = known;
  const signal = incident.kind === 'incident' && isOpen(incident) ? stillIn(incident, context) : undefined;
  if (!signal) return undefined;
  const cases = at.observations.filter(
    (one) => one.at >= incident.beganAt && !members.has(one.caseId) && countedFor(one).includes(incident.key),
  );
  return grown(known, { signal, cases, at, weeks: context.expectations.weeks });
};

/** Whether a finding is more of an incident: nearly all of its cases have what is counted there; of words, they are of its topic. */
const isMoreOf = ({ key, about }: Incident, signal: Signal): boolean => {
  const { cases } = signal;
  if (cases.filter((one) => countedFor(one).includes(key)).length >= SHARED * cases.length) return true;
  if (!isOfWords(key) && !isOfWords(signal.key)) return false;
  const shared = sharedBy(cases);
  return about.topic !== undefined && shared.topic === about.topic && shared.product === about.product;
};

/** The open incident that a finding is more of. */
const goingOnAs = (signal: Signal, known: readonly KnownIncident[]): KnownIncident | undefined =>
  known.find(({ incident }) => incident.kind === 'incident' && isOpen(incident) && isMoreOf(incident, signal));

/** Words alone are an incident only within one topic, or where no topic is known: what is said of everything is talk. */
const isOfOneMatter = ({ key, cases }: Signal): boolean =>
  !isOfWords(key) ||
  [...Map.groupBy(cases, ({ traits }) => traits.topic).values()].some(({ length }) => length >= SHARED * cases.length);

/** A crisis, new or one that goes on; its complaints are of everything, so that none is put to it. */
const crisisOf = (context: SignalContext, { now, known }: LookedAt): Look => {
  const reasons = crisisReasons(context);
  if (reasons.length === 0) return { found: [], goesOn: [] };
  const customers = customersOfDay(context);
  const before = known.find(({ incident }) => incident.kind === 'crisis' && isOpen(incident))?.incident;
  if (before)
    return {
      found: [],
      goesOn: [{ incident: { ...before, reasons, customers: customers.length, countedAt: now }, cases: [] }],
    };
  const incident = proposed({
    ...{ kind: 'crisis', key: ALL, about: {}, foundAt: now, reasons, customers: customers.length },
    beganAt: customers.map(({ at }) => at).sort()[0] ?? now,
  });
  return { found: [{ incident, cases: [] }], goesOn: [] };
};

/**
 * Looks for incidents in the complaints of a week. What open incidents account for, or a person took out of them, is left aside; what is
 * left is held against the past of the same hour and weekday, and overlapping findings are told as one.
 */
export const look = (at: LookedAt): Look => {
  const now = Date.parse(at.now);
  const moment = { ofHour: (now % HOUR_MS) / HOUR_MS, ofDay: (now % DAY_MS) / DAY_MS };
  const expectations = expectationsOf(at.past, moment, at.policy);
  const keys = new Set([
    ...OF_ALL,
    ...at.came.flatMap(countedFor),
    ...at.known.flatMap(({ incident }) => (isOpen(incident) ? incident.key : [])),
  ]);
  const context = { expectations, policy: at.policy, counted: countedIn(at.observations, { now, keys }) };
  const goesOn = at.known.flatMap((one) => goneOn(one, at, context) ?? []);
  const accountedFor = new Set([
    ...at.known.flatMap(({ members }) => [...members]),
    ...goesOn.flatMap(({ cases }) => cases.map(({ caseId }) => caseId)),
  ]);
  const observations = at.observations.filter(({ caseId }) => !accountedFor.has(caseId));
  const left = accountedFor.size === 0 ? context : { ...context, counted: countedIn(observations, { now, keys }) };
  const signals = merged(signalsOf(left), at.policy.least).filter(isOfOneMatter);
  const told = signals.map((signal) => ({ signal, known: goingOnAs(signal, at.known) }));
  const more = told.flatMap(({ signal, known }) =>
    known ? grown(known, { signal, cases: signal.cases, at, weeks: expectations.weeks }) : [],
  );
  const found = told.flatMap(({ signal, known }) => (known ? [] : incidentOf(signal, at.now, expectations.weeks)));
  const ofFound = new Set(signals.flatMap(({ cases }) => cases.map(({ customer }) => customer)));
  const whole = observations.filter(({ customer }) => !ofFound.has(customer));
  const crisis = crisisOf(ofFound.size === 0 ? left : { ...left, counted: countedIn(whole, { now, keys }) }, at);
  return {
    found: [...found, ...crisis.found],
    goesOn: [...goesOn, ...more, ...crisis.goesOn],
  };
};
