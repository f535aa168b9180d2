import type { CaseFile } from '../case/case-file.ts';
import type { CaseItem } from '../case/change.ts';
import { type CaseEvent, eventsOf } from '../case/events.ts';
import type { Offer, Outcome } from '../case/settlement.ts';
import { localDay } from '../deadline/local-day.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import { type Counts, type Fact, type RollUp, UNKNOWN } from './fact.ts';
import { measures, measuresOfScore } from './measures.ts';

/** The case ended with nothing of the catalogue: a reasoned answer. */
export const NOTHING_GIVEN = 'nothing';

/** Whoever comes back later than this comes with something new. */
export const BACK_WITHIN_DAYS = 90;

/** What is counted of a remedy besides measures that figures have as well. */
export const triedMeasures = {
  /** Cycles in which it was put to the customer, and those in which the customer took it. */
  offered: 'offered',
  accepted: 'accepted',
} as const;

const BACK = 'back-';

/** Customers who came back within 90 days of an end that lies in this month: those that had not so long to come back are left out of account. */
export const backMeasure = (month: string): string => `${BACK}${month}`;
export const monthOfBack = (measure: string): string | undefined =>
  measure.startsWith(BACK) ? measure.slice(BACK.length) : undefined;

/** By what is known of a case and of what was done: the cell that it counts in among those of its topic. */
export type Tried = { cause: string; severity: string; remedy: string };

const APART = '|';
export const triedCell = ({ cause, severity, remedy }: Tried): string => [cause, severity, remedy].join(APART);
export const triedIn = (cell: string): Tried => {
  const [cause = UNKNOWN, severity = UNKNOWN, remedy = NOTHING_GIVEN] = cell.split(APART);
  return { cause, severity, remedy };
};

const DAY_MS = 24 * 60 * 60 * 1000;

type TriedPolicy = Pick<Policy, 'company' | 'survey'>;

type Change = {
  file: Pick<CaseFile, 'offers' | 'outcomes'>;
  events: readonly CaseEvent[];
  items: readonly CaseItem[];
  at: Instant;
};

const remediesOf = ({ concessions }: Pick<Outcome, 'concessions'>): string[] =>
  concessions.length === 0 ? [NOTHING_GIVEN] : [...new Set(concessions.map(({ concession }) => concession))];

/** Offers that the customer saw. */
const SEEN: readonly Offer['status'][] = ['open', 'accepted', 'countered', 'declined'];

/** What the customer was offered in a cycle, whether they took it or not. */
const offeredIn = (offers: readonly Offer[], cycle: number): Set<string> =>
  new Set(
    offers
      .filter((offer) => offer.cycle === cycle && SEEN.includes(offer.status))
      .flatMap(({ options }) => options.map(({ concession }) => concession)),
  );

const promiseCounts = (items: readonly CaseItem[], of: 'made' | 'broken'): number =>
  items.reduce((sum, item) => sum + (item.kind === 'promise-count' ? (item.add[of] ?? 0) : 0), 0);

const atTheEnd = (outcome: Outcome, { file, items }: Change): RollUp => {
  const given = remediesOf(outcome);
  const offered = offeredIn(file.offers, outcome.cycle);
  const promises = promiseCounts(items, 'made');
  return Object.fromEntries(
    [...new Set([...given, ...offered])].map((remedy) => [
      remedy,
      {
        ...(given.includes(remedy) && { [measures.ended]: 1, ...(promises > 0 && { [measures.promises]: promises }) }),
        ...(offered.has(remedy) && { [triedMeasures.offered]: 1 }),
        ...(offered.has(remedy) && given.includes(remedy) && { [triedMeasures.accepted]: 1 }),
      },
    ]),
  );
};

const backFor = ({ recordedAt }: Pick<Outcome, 'recordedAt'>, { company }: Pick<Policy, 'company'>): Counts => ({
  [backMeasure(localDay(Date.parse(recordedAt), company.zone).slice(0, 7))]: 1,
});

/** Whether whoever is back at a moment is back soon enough to say something of what was done. */
export const isBackSoon = ({ recordedAt }: Pick<Outcome, 'recordedAt'>, at: Instant): boolean => {
  const since = Date.parse(at) - Date.parse(recordedAt);
  return since >= 0 && since <= BACK_WITHIN_DAYS * DAY_MS;
};

/** What happened after an end: it says something of all that was given then. */
const afterwards = (outcome: Outcome, { events, items, at }: Change, policy: TriedPolicy): Counts => {
  const isBack = eventsOf(events, 'reopened').length > 0 && isBackSoon(outcome, at);
  const broken = promiseCounts(items, 'broken');
  return {
    ...Object.fromEntries(
      eventsOf(events, 'survey-answered').flatMap(({ data }) => measuresOfScore(data.score, policy.survey.best)),
    ),
    ...(broken > 0 && { [measures.broken]: broken }),
    ...(isBack && backFor(outcome, policy)),
  };
};

/** By the cells that the remedies of an end count in. */
const inCells = (ended: Outcome, remedies: RollUp): NonNullable<Fact['tried']> => {
  const [cause, severity] = [ended.cause ?? UNKNOWN, String(ended.severity ?? UNKNOWN)];
  return Object.fromEntries(
    Object.entries(remedies).map(([remedy, counts]) => [triedCell({ cause, severity, remedy }), counts]),
  );
};

/**
 * What a change tells of the remedies that were tried: at the end of a cycle what was offered, taken and given; afterwards whether the
 * customer was content, what was promised was kept, and the case came back. Undefined where it tells nothing.
 */
export const triedBy = (change: Change, policy: TriedPolicy): Fact['tried'] => {
  const ending = change.items.find((item) => item.kind === 'outcome')?.outcome;
  const last = ending ?? change.file.outcomes.toSorted((a, b) => a.cycle - b.cycle).at(-1);
  if (!last) return undefined;
  const since = ending ? {} : afterwards(last, change, policy);
  const remedies = ending
    ? atTheEnd(ending, change)
    : Object.fromEntries(Object.keys(since).length > 0 ? remediesOf(last).map((remedy) => [remedy, since]) : []);
  if (Object.keys(remedies).length === 0) return undefined;
  return inCells(last, remedies);
};

/** A new complaint about what a case was about, soon after its end: it says of that end that it did not last. */
export const triedAgain = (ended: Outcome, policy: Pick<Policy, 'company'>): NonNullable<Fact['tried']> =>
  inCells(ended, Object.fromEntries(remediesOf(ended).map((remedy) => [remedy, backFor(ended, policy)])));
