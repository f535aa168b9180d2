import { teamOf } from '../budgets/period.ts';
import type { Case } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CaseItem } from '../case/change.ts';
import { type CaseEvent, eventsOf } from '../case/events.ts';
import type { Outcome } from '../case/settlement.ts';
import { localDay } from '../deadline/local-day.ts';
import type { Policy } from '../policy/policy.ts';
import { secondsBetween } from '../report/parameter.ts';
import type { Instant } from '../time.ts';
import { type Counts, type Fact, UNKNOWN } from './fact.ts';
import {
  type CountedTimer,
  costMeasure,
  lateMeasure,
  measures,
  measuresOfScore,
  measuresOfWait,
  ranMeasure,
} from './measures.ts';
import { productIn } from './product.ts';
import { triedBy } from './tried.ts';

/** What figures are made by: the zone of their days, the products, the teams, and the best score of the survey. */
export type FigurePolicy = Pick<Policy, 'company' | 'budgets' | 'survey'>;

/** A change of a case, as it is stored. `events`: those that it adds. */
export type CountedChange = {
  file: Pick<CaseFile, 'events' | 'examinations' | 'isPart' | 'offers' | 'outcomes'>;
  after: Case;
  events: readonly CaseEvent[];
  items: readonly CaseItem[];
  at: Instant;
};

const NOTHING: Counts = {};
const counts = (pairs: Iterable<readonly [string, number]>): Counts => {
  const sums: Counts = {};
  for (const [measure, count] of pairs) if (count !== 0) sums[measure] = (sums[measure] ?? 0) + count;
  return sums;
};

/** The history since the complaint came in, or was opened again. */
const presentCycle = (events: readonly CaseEvent[]): readonly CaseEvent[] =>
  events.slice(
    Math.max(
      0,
      events.findLastIndex(({ type }) => type === 'reopened'),
    ),
  );

/** How often each timer ran in a cycle, and how often it passed its date. */
const timersIn = (events: readonly CaseEvent[]): Counts => {
  const late = new Set(eventsOf(events, 'timer-breached').map(({ data }) => data.timer));
  // A timer of one request among several is named `human.<task>`.
  const lateOf = (timer: CountedTimer) => [...late].filter((id) => id.split('.')[0] === timer).length;
  const asked = (isSupervisor: boolean) =>
    new Set(
      eventsOf(events, 'person-asked')
        .filter(({ data }) => data.supervisor === isSupervisor)
        .map(({ data }) => data.taskId),
    ).size;
  const row = (timer: CountedTimer, ran: number, missed = lateOf(timer)) =>
    [
      [ranMeasure(timer), Math.max(ran, missed)],
      [lateMeasure(timer), missed],
    ] as const;
  const broken = eventsOf(events, 'word-broken').length;
  return counts([
    ...row('acknowledge', Math.min(1, eventsOf(events, 'acknowledged').length)),
    ...row('answer', 1),
    ...row('human', asked(false)),
    ...row('supervisor', asked(true)),
    ...row('word', eventsOf(events, 'word-kept').length + broken, broken),
  ]);
};

/** What a person of ours said or wrote: no receipt, and no update that goes out by itself. */
const isWord = (event: CaseEvent): boolean => {
  switch (event.type) {
    case 'message-sent':
    case 'completion-requested':
    case 'person-reached':
    case 'offered':
    case 'agreed':
    case 'answered':
      return true;
    case 'customer-updated':
      return event.data.how !== 'automatic';
    case 'examined':
      return event.data.firstCall === 'reached';
    default:
      return false;
  }
};

/** Of a case that is too long to be read whole it is not known when the first word was said. */
const firstWord = ({ isPart }: CountedChange['file'], cycle: readonly CaseEvent[], after: Case): Counts => {
  const [begin] = cycle;
  const word = cycle.find(isWord);
  if (isPart || !begin || !word) return NOTHING;
  const from = begin.type === 'reopened' ? begin.at : (after.reachedAt ?? after.receivedAt);
  return counts(measuresOfWait(secondsBetween(from, word.at)).map((measure) => [measure, 1]));
};

const ofOutcome = (outcome: Outcome, { file, after, events }: CountedChange): Counts => {
  const cycle = presentCycle([...file.events, ...events]);
  return counts([
    [measures.ended, 1],
    [measures.agreed, outcome.result === 'agreed' ? 1 : 0],
    [measures.concessions, outcome.concessions.length],
    [costMeasure(outcome.totalCost.currency), outcome.totalCost.amount],
    [measures.handOvers, eventsOf(cycle, 'handed-over').length],
    ...Object.entries(timersIn(cycle)),
    ...Object.entries(firstWord(file, cycle, after)),
  ]);
};

/** A case that was closed in the system it was brought in from ended there; whether that was in time, or dear, nobody judges here. */
const endedBefore = (events: readonly CaseEvent[]): Instant | undefined =>
  eventsOf(events, 'brought-in')[0]?.data.closedAt;

const addedBy = (change: CountedChange, policy: FigurePolicy): Counts => {
  const { items, events } = change;
  const promises = items.flatMap((item) => (item.kind === 'promise-count' ? [item.add] : []));
  const broken = promises.reduce((sum, { broken: more = 0 }) => sum + more, 0);
  const outcome = items.find((item) => item.kind === 'outcome')?.outcome;
  return counts([
    ...(outcome ? Object.entries(ofOutcome(outcome, change)) : []),
    [measures.ended, endedBefore(events) ? 1 : 0],
    // A promise that is kept adds nothing, so that it needs no fact of its own.
    [measures.promises, outcome ? promises.reduce((sum, { made = 0 }) => sum + made, 0) : 0],
    [measures.broken, broken],
    [measures.reopened, eventsOf(events, 'reopened').length],
    ...eventsOf(events, 'survey-answered').flatMap(({ data }) => measuresOfScore(data.score, policy.survey.best)),
  ]);
};

/** What a case counts under. */
const traitsOf = (
  { topic, motive, channel, product, owner, regime }: Case,
  cause: string | undefined,
  policy: FigurePolicy,
): Fact['of'] => ({
  topic: topic ?? UNKNOWN,
  cause: cause ?? UNKNOWN,
  motive: motive ?? UNKNOWN,
  channel,
  product: productIn(policy, product),
  team: owner === undefined ? UNKNOWN : teamOf(policy, owner).id,
  regime: regime.id,
});

/**
 * What a change of a case adds to the figures: a cycle that ended, a survey that was answered, a case that was opened again, a
 * promise that was found broken. All other changes add nothing. It counts under what the case is known by then.
 */
export const factOf = (change: CountedChange, policy: FigurePolicy): Fact | undefined => {
  const { file, after, events, at } = change;
  const add = addedBy(change, policy);
  if (Object.keys(add).length === 0) return undefined;
  // The cause is that of the newest cycle that was examined: what follows an end follows from it.
  const cause = file.examinations.toSorted((a, b) => a.cycle - b.cycle).at(-1)?.cause;
  const tried = triedBy(change, policy);
  return {
    caseId: after.caseId,
    seq: Math.max(...events.map(({ seq }) => seq)),
    day: localDay(Date.parse(endedBefore(events) ?? at), policy.company.zone),
    of: traitsOf(after, cause, policy),
    ...(add[measures.ended] !== undefined && {
      language: after.language,
      country: after.country ?? policy.company.country,
    }),
    add,
    ...(tried && { tried }),
  };
};

/** What a case that came in adds to its day, by what is known of it now; nothing where it is praise or spam. */
export const factOfReceipt = (head: Case, policy: FigurePolicy): Fact | undefined =>
  head.kind === 'praise' || head.kind === 'spam'
    ? undefined
    : {
        caseId: head.caseId,
        seq: 0,
        day: localDay(Date.parse(head.receivedAt), policy.company.zone),
        of: traitsOf(head, undefined, policy),
        add: { [measures.received]: 1 },
      };
