import type { Case } from '#domain/case/case.ts';
import type { EventType } from '#domain/case/events.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Message } from '#domain/case/message.ts';
import type { Task } from '#domain/case/task.ts';
import type { CaseTimer } from '#domain/case/timer.ts';
import { isIncidentId } from '#domain/incidents/incident-id.ts';
import { messagePlace, textPlace } from '#domain/messages/places.ts';
import type { Instant } from '#domain/time.ts';
import { eventRange } from './ranges.ts';
import type { IndexKeys, Key } from './table.ts';

/**
 * How many partitions a queue is spread over that every case stands in at every step, so that none runs hot. An index takes a
 * thousand writes a second in a partition: what a case comes to once or twice in its life lies in one, and is read by one query.
 */
export const SHARDS = 4;

/** All of them, for whoever reads such a queue. */
export const shards: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);

/** The shard of a case, or of whatever has such an id: from its last hex digit, so it needs no look-up. */
export const shardOf = (caseId: string): number => Number.parseInt(caseId.slice(-1), 16) % SHARDS;

/** Days whose figures are made anew, though they are long over. */
export const FIGURES_ASKED = 'FIGURESASKED#';

/** Where signed batches of heads of histories lie. */
const SIGNATURES_PARTITION = 'SIGNED#';

const number = (value: number, width: number): string => String(value).padStart(width, '0');

/**
 * Every key of the table in one place. All of a case lies in one partition, `CASE#<id>`; the other partitions are
 * look-ups that end at a case id.
 */
export const keys = {
  partition: (caseId: string): string => `CASE#${caseId}`,
  head: (caseId: string): Key => ({ pk: keys.partition(caseId), sk: 'CASE' }),
  complainant: (caseId: string): Key => ({ pk: keys.partition(caseId), sk: 'PERSON' }),
  event: (caseId: string, seq: number, type?: EventType): Key => ({
    pk: keys.partition(caseId),
    sk: `EVENT#${eventRange(type)}${number(seq, 6)}`,
  }),
  task: (taskId: string): Key => ({ pk: keys.partition(caseIdOf(taskId)), sk: `TASK#${taskId}` }),
  text: (caseId: string, textId: string): Key => ({ pk: keys.partition(caseId), sk: `TEXT#${textPlace(textId)}` }),
  message: (caseId: string, messageId: string): Key => ({
    pk: keys.partition(caseId),
    sk: `MESSAGE#${messagePlace(messageId)}`,
  }),
  examination: (caseId: string, cycle: number): Key => ({ pk: keys.partition(caseId), sk: `EXAMINATION#${cycle}` }),
  opinion: (taskId: string): Key => ({ pk: keys.partition(caseIdOf(taskId)), sk: `OPINION#${taskId}` }),
  offer: (caseId: string, cycle: number, round: number): Key => ({
    pk: keys.partition(caseId),
    sk: `OFFER#${cycle}#${number(round, 2)}`,
  }),
  agreement: (caseId: string, cycle: number): Key => ({ pk: keys.partition(caseId), sk: `AGREEMENT#${cycle}` }),
  outcome: (caseId: string, cycle: number): Key => ({ pk: keys.partition(caseId), sk: `OUTCOME#${cycle}` }),
  /** @param of a case, or an incident: both have what others are told of */
  outbox: (of: string, effectId: string): Key => ({
    pk: isIncidentId(of) ? incidentPartition(of) : keys.partition(of),
    sk: `OUTBOX#${effectId}`,
  }),
  /** Whose the case is: in the index `ownerPartition` while somebody has it. */
  owner: (caseId: string): Key => ({ pk: keys.partition(caseId), sk: 'OWNER' }),
  /** When the personal data of the case is looked at next: in the index `retentionPartition` while there is such a day. */
  retention: (caseId: string): Key => ({ pk: keys.partition(caseId), sk: 'RETENTION' }),
  /** That the case was opened under an idempotency key; it leads to the receipt. Behind all that a change reads. */
  usedKey: (caseId: string, hash: string): Key => ({ pk: keys.partition(caseId), sk: `USEDKEY#${hash}` }),
  /** Some words of a case, hidden (cases/store/blind-words): one in each index, under `wordsPartition`. Behind all that a change reads. */
  words: (caseId: string, hashes: string): Key => ({ pk: keys.partition(caseId), sk: `WORD#${hashes}` }),
  /** The words of a complaint as a set, hidden (cases/store/word-sets): in the index `alikePartition`. Behind all that a change reads. */
  wordSet: (caseId: string, bucket: number): Key => ({ pk: keys.partition(caseId), sk: `WORDS#${bucket}` }),
  /** What somebody has begun to write in a case: in the index `draftsPartition`. Behind all that a change reads. */
  draft: ({ caseId, form, person }: { caseId: string; form: string; person: string }): Key => ({
    pk: keys.partition(caseId),
    sk: `UNSENT#${form}#${person}`,
  }),
  /** An execution that is watched: in the index `watchPartition` until it has done its work. `name` as it was first started under. */
  watched: (caseId: string, name: string): Key => ({ pk: keys.partition(caseId), sk: `WATCHED#${name}` }),
  /** When a timer is due that stands on neither the head nor a task: in the index `timersPartition` while there is one. Behind all that a change reads. */
  timers: (caseId: string): Key => ({ pk: keys.partition(caseId), sk: 'TIMERS' }),
  /** What was blocked, under the key it had: a partition that only the retention function may touch (infra/constructs/store.ts). */
  blocked: (caseId: string, { pk, sk }: Key): Key => ({ pk: `BLOCKED#${caseId}`, sk: `${pk}|${sk}` }),
  /** The blocked cases of a person, for whoever answers a court. */
  blockedIdentity: (customerKey: string, caseId: string): Key => ({
    pk: `BLOCKED#IDENTITY#${customerKey}`,
    sk: caseId,
  }),
  /** The newest signed head of a case, with its proof. This partition and that of the batches the signing function alone writes. */
  signedHead: (caseId: string): Key => ({ pk: `SIGNED#${caseId}`, sk: 'HEAD' }),
  /** The newest head of a case that lies under an anchor, with its proof. */
  anchoredHead: (caseId: string): Key => ({ pk: `SIGNED#${caseId}`, sk: 'ANCHORED' }),
  /** Where the chain of anchors ends. */
  lastAnchor: (): Key => ({ pk: SIGNATURES_PARTITION, sk: 'LAST-ANCHOR' }),
  anchor: (anchor: number): Key => ({ pk: SIGNATURES_PARTITION, sk: `ANCHOR#${number(anchor, 9)}` }),
  /** Where the chain of signed batches ends. */
  lastBatch: (): Key => ({ pk: SIGNATURES_PARTITION, sk: 'LAST' }),
  batch: (batch: number): Key => ({ pk: SIGNATURES_PARTITION, sk: `BATCH#${number(batch, 9)}` }),
  batchHeads: (batch: number): Key => ({ pk: SIGNATURES_PARTITION, sk: `HEADS#${number(batch, 9)}` }),
  /** Look-ups. Anything a customer wrote (a key, a message id) enters hashed. */
  reference: (reference: string): Key => ({ pk: `REF#${reference}`, sk: 'REF' }),
  idempotency: (hash: string): Key => ({ pk: `IDEM#${hash}`, sk: 'IDEM' }),
  seen: (channel: string, hash: string): Key => ({ pk: `SEEN#${channel}#${hash}`, sk: 'SEEN' }),
  order: (hash: string, caseId: string): Key => ({ pk: `ORDER#${hash}`, sk: caseId }),
  thread: (hash: string): Key => ({ pk: `THREAD#${hash}`, sk: 'THREAD' }),
  /** An address whose owner asked for no more messages, in whatever case. */
  stop: (hash: string): Key => ({ pk: `STOP#${hash}`, sk: 'STOP' }),
  /** The cases of a person, by each pseudonym: read consistently, unlike the index, so that two messages at once meet. */
  identity: (customerKey: string, caseId: string): Key => ({ pk: `IDENTITY#${customerKey}`, sk: caseId }),
  /** The calls of a group that are made one by one. */
  callOfGroup: (group: string, call: number): Key => ({ pk: `CALLS#${group}`, sk: `CALL#${number(call, 2)}` }),
  /** The cases of a group of calls, spread over partitions so that none runs hot. */
  callGroup: (group: string, caseId: string): Key => ({ pk: callGroupPartition(group, shardOf(caseId)), sk: caseId }),
  /** A version of a regime that cases are under: `es-sac@3f2a...`. */
  regime: (name: string): Key => ({ pk: `REGIME#${name}`, sk: 'REGIME' }),
  /** A version of the policy that cases came in under is kept whole, in so many parts. */
  policy: (version: string): Key => ({ pk: `POLICY#${version}`, sk: 'POLICY' }),
  policyPart: (version: string, part: number): Key => ({ pk: `POLICY#${version}`, sk: `PART#${number(part, 3)}` }),
  delivery: (channel: string, receivedAt: string, id: string): Key => ({
    pk: `DELIVERY#${channel}#${receivedAt.slice(0, 10)}`,
    sk: `${receivedAt}#${id}`,
  }),
  /** The mails of a person that were set aside, by a pseudonym. */
  setAsideSender: (customerKey: string, id: string): Key => ({ pk: `SETASIDE#${customerKey}`, sk: id }),
  /** What was sent to an address or a number of late, whoever it is of (`addressHash`). */
  outgoing: (hash: string): Key => ({ pk: `OUTGOING#${hash}`, sk: 'OUTGOING' }),
  /** How much left by a channel in a day, spread over partitions so that none runs hot. @param day `2026-11-29` */
  outgoingDay: (channel: string, day: string, shard: number): Key => ({
    pk: `OUTGOINGDAY#${channel}#${day}#${shard}`,
    sk: 'COUNT',
  }),
  /** What of a team's budget is taken in a period, spread over partitions so that none runs hot. @param period `2026-11` */
  budget: (team: string, period: string, shard: number): Key => ({
    pk: `BUDGET#${team}#${period}#${shard}`,
    sk: 'BUDGET',
  }),
  /** That something was proposed to a customer, known by a pseudonym: two proposals at once meet here. */
  customerSum: (customerKey: string): Key => ({ pk: `CUSTOMERSUM#${customerKey}`, sk: 'SUM' }),
  /** What became of the promises due in a month, by kind and team; spread over partitions so that none runs hot. */
  promiseCount: ({ month, of, team }: { month: string; of: string; team: string }, shard: number): Key => ({
    pk: promisesPartition(month, shard),
    sk: `${of}#${team}`,
  }),
  /** What a change adds to the figures of its day; spread over partitions so that none runs hot. @param day of the company's zone */
  fact: ({ caseId, seq, day }: { caseId: string; seq: number; day: string }): Key => ({
    pk: factsPartition(day, shardOf(caseId)),
    sk: `${caseId}#${number(seq, 6)}`,
  }),
  /** A day of the past of which more was brought in: when that was. @param day of the company's zone */
  figuresAsked: (day: string): Key => ({ pk: FIGURES_ASKED, sk: day }),
  /** The figures of a day or a month, by one breakdown: of a year together, so that a period is one query. */
  figures: (by: string, period: string): Key => ({
    pk: figuresPartition(period.slice(0, 4)),
    sk: figuresPlace(by, period),
  }),
  /** Complaints about one failure. */
  incident: (incidentId: string): Key => ({ pk: incidentPartition(incidentId), sk: 'INCIDENT' }),
  /** A case of an incident, and in `incidentOfCasePartition`. */
  incidentMember: (incidentId: string, caseId: string): Key => ({
    pk: incidentPartition(incidentId),
    sk: `MEMBER#${caseId}`,
  }),
  /** That its cases have to be looked at: in `INCIDENT_PASSES` until they were. */
  incidentPass: (incidentId: string): Key => ({ pk: incidentPartition(incidentId), sk: 'PASS' }),
  /** All that the desk says of who works here. */
  staff: (): Key => ({ pk: 'STAFF#', sk: 'STATE' }),
  /** Who has a case open: no part of the case, and forgotten within a minute. */
  presence: (caseId: string): Key => ({ pk: `PRESENCE#${caseId}`, sk: 'PRESENCE' }),
  /** That somebody of the team has the desk before them: forgotten within minutes. */
  atDesk: (person: string): Key => ({ pk: `PRESENCE#${person}`, sk: 'DESK' }),
  /** How somebody of the team has chosen to see the desk. */
  choices: (person: string): Key => ({ pk: `ME#${person}`, sk: 'ME' }),
  /** What somebody has marked as unread or put off. @param id of a task or a case: those of a case begin with its id */
  mark: (person: string, id: string): Key => ({ pk: `MARKS#${person}`, sk: `MARK#${id}` }),
  /** What a customer is worth, under one of their pseudonyms. */
  worth: (customerKey: string): Key => ({ pk: `WORTH#${customerKey}`, sk: 'WORTH' }),
  /** That the company's service was asked for a customer by one of their pseudonyms. */
  worthAsked: (customerKey: string): Key => ({ pk: `WORTH#${customerKey}`, sk: 'ASKED' }),
  /** How another system of the company is told of events: whether it can be, and since when not. */
  subscription: (integration: string): Key => ({ pk: subscriptionPartition(integration), sk: 'STATE' }),
} as const;

/** Keys that few functions need: apart, so that the others do not carry them. */
export const learningKeys = {
  /** A queue with its filters that somebody has saved, for themselves or for the team. */
  ownView: (person: string, id: string): Key => ({ pk: `ME#${person}`, sk: `VIEW#${id}` }),
  sharedView: (id: string): Key => ({ pk: 'VIEWS#', sk: `VIEW#${id}` }),
  /** That somebody had it told again of what was given up. */
  toldAgain: (integration: string, at: Instant, by: string): Key => ({
    pk: subscriptionPartition(integration),
    sk: `AGAIN#${at}#${by}`,
  }),
  /** Cases as incidents are looked for among them, those of one look. @param at of the look */
  observed: (at: Instant): Key => ({ pk: observedPartition(at.slice(0, 10)), sk: at }),
  /** The customers of an hour or a day, counted by what they complain of. @param period UTC, `2026-11-29T09` or `2026-11-29` */
  counted: (period: string): Key => ({ pk: `COUNTED#${period.slice(0, 7)}`, sk: period }),
  /** A message to all who complained about it. */
  incidentMessage: (incidentId: string, nth: number): Key => ({
    pk: incidentPartition(incidentId),
    sk: `MESSAGE#${number(nth, 4)}`,
  }),
  /** That an incident was proposed, by what it is about: two runs at once meet here. @param about a hash */
  incidentAbout: (about: string): Key => ({ pk: `INCIDENTABOUT#${about}`, sk: 'ABOUT' }),
  /** An entry of the manual, as it stands; its id begins with the topic. The entries lie together. */
  manualEntry: (entryId: string): Key => ({ pk: 'MANUAL#', sk: entryId }),
  /** A text of an entry that was approved; never changed. */
  manualVersion: (entryId: string, version: number): Key => ({ pk: `MANUAL#${entryId}`, sk: number(version, 4) }),
  /** A case that others can learn from. Few cases are, and their kinds are few. */
  landmark: (caseId: string): Key => ({ pk: 'LANDMARKS#', sk: `CASE#${caseId}` }),
  /** That a case of a kind was met before. @param kind topic and cause, `billing#company-error` */
  kindMet: (kind: string): Key => ({ pk: 'LANDMARKS#', sk: `KIND#${kind}` }),
  /** Until when the daily list of what was set aside has been sent. */
  setAsideList: (): Key => ({ pk: 'SETASIDELIST#', sk: 'LIST' }),
  /** The file of customers that came last. */
  customerFile: (): Key => ({ pk: 'WORTH#', sk: 'FILE' }),
  /** Something that is changed so that what customers complained about does not come back. */
  correctiveAction: (actionId: string): Key => ({ pk: `ACTION#${actionId}`, sk: 'ACTION' }),
  /** A case whose customer hears what changed. */
  actionCase: (actionId: string, caseId: string): Key => ({ pk: `ACTION#${actionId}`, sk: `CASE#${caseId}` }),
  /** That somebody was sent the mail about a month, `2026-11`. */
  monthlyMail: (month: string, person: string): Key => ({ pk: `MONTHLY#${month}`, sk: person }),
  /** A question after a delivery, until its time is over; in the index `surveysPartition` until it is sent. */
  deliverySurvey: (id: string): Key => ({ pk: `DELIVERYSURVEY#${id}`, sk: 'SURVEY' }),
  /** The questions that a person was or will be asked after deliveries, by a pseudonym. */
  surveyOfCustomer: (customerKey: string, id: string): Key => ({ pk: `SURVEYOF#${customerKey}`, sk: `SURVEY#${id}` }),
  /** That a person wants to be asked no more. */
  noMoreSurveys: (customerKey: string): Key => ({ pk: `SURVEYOF#${customerKey}`, sk: 'NO-MORE' }),
  /** A customer whom an incident affects and who has not complained, by the surest of their pseudonyms. */
  affectedCustomer: (incidentId: string, id: string): Key => ({
    pk: incidentPartition(incidentId),
    sk: `AFFECTED#${id}`,
  }),
  /** That the customers whom an incident affects have to be looked at: in `INCIDENT_PASSES` until they were. */
  affectedPass: (incidentId: string): Key => ({ pk: incidentPartition(incidentId), sk: 'PASS#AFFECTED' }),
  /** A list of such customers that was given. */
  affectedList: (incidentId: string, at: Instant, id: string): Key => ({
    pk: incidentPartition(incidentId),
    sk: `AFFECTEDLIST#${at}#${id}`,
  }),
  /** That whoever has a pseudonym is on a list of an incident: two lists at once meet here. */
  affectedBy: (customerKey: string, incidentId: string): Key => ({ pk: `AFFECTEDBY#${customerKey}`, sk: incidentId }),
  /** That whoever has a pseudonym is not to be written to before they write. */
  notToBeListed: (customerKey: string): Key => ({ pk: `AFFECTEDBY#${customerKey}`, sk: 'NO-MORE' }),
  /** An entry of the record of who changed the team. */
  staffRecord: (seq: number): Key => ({ pk: 'STAFF#', sk: `RECORD#${number(seq, 6)}` }),
} as const;

/** The case whose partition a key lies in. */
export const caseIdIn = ({ pk }: Pick<Key, 'pk'>): string => pk.slice(keys.partition('').length);

/**
 * Cases by their timers: under `DUE` those whose next timer fires at `gsi3sk`, under `LATE` those with a breach, since when.
 * A case without running timers is in neither.
 */
export const duePartition = (kind: 'DUE' | 'LATE', shard: number): string => `${kind}#${shard}`;

export const dueIndex = (caseId: string, timers: CaseTimer[]): IndexKeys => {
  const breached = timers.filter(({ breached: isLate }) => isLate).map(({ dueAt }) => dueAt);
  const striking = timers.flatMap(({ next }) => next?.at ?? []);
  const [first] = (breached.length > 0 ? breached : striking).sort();
  if (first === undefined) return {};
  return { gsi3pk: duePartition(breached.length > 0 ? 'LATE' : 'DUE', shardOf(caseId)), gsi3sk: first };
};

/** The names of the keys that `dueIndex` gives. */
export const DUE_FIELDS = ['gsi3pk', 'gsi3sk'];

/** Index keys of a case: by the day it came in, where hours are counted, and by the month. */
export const caseIndex = (head: Pick<Case, 'caseId' | 'receivedAt'>): IndexKeys => ({
  gsi1pk: arrivedPartition(head.receivedAt.slice(0, 10)),
  gsi1sk: head.receivedAt,
  gsi2pk: monthPartition(head.receivedAt.slice(0, 7), shardOf(head.caseId)),
  gsi2sk: `${head.receivedAt}#${head.caseId}`,
});

/** @param day of UTC, `2026-11-29` */
export const arrivedPartition = (day: string): string => `ARRIVED#${day}`;

/** @param month `2026-11` */
export const monthPartition = (month: string, shard: number): string => `CASES#${month}#${shard}`;

/** Open tasks of a person; `nobody` holds those that no rule could place. */
export const personPartition = (person: string | undefined): string => `PERSON#${person ?? 'nobody'}`;

/** What somebody has begun to write and not sent. */
export const draftsPartition = (person: string): string => `DRAFTS#${person}`;

/** What somebody of the team was shown in a day. */
export const readsOfPerson = (person: string, day: string): string => `READ#${person}#${day}`;

/** How many single cases a person was shown in an hour, such as `2026-11-23T09`. */
export const readsCounted = (person: string, hour: string): Key => ({ pk: `READS#${person}#${hour}`, sk: 'COUNT' });

/** Who was shown a case by itself. */
export const readsOfCase = (caseId: string): string => `READOF#${caseId}`;

/** Open tasks of a kind. */
export const queuePartition = (kind: string): string => `QUEUE#${kind}`;

/** Cases of a group of calls. */
export const callGroupPartition = (group: string, shard: number): string => `CALLS#${group}#${shard}`;

/** Effects that are not done yet. */
export const pendingPartition = (shard: number): string => `PENDING#${shard}`;

/** Several effects of a change in one item: apart, since an earlier version of the sweep would not know what to do with them. */
export const severalPartition = (shard: number): string => `SEVERAL#${shard}`;

/** Effects that were given up after repeating did not help; kept for a person to look at. */
export const deadPartition = (shard: number): string => `DEAD#${shard}`;

const subscriptionPartition = (integration: string): string => `SUBSCRIPTION#${integration}`;

/** What another system was not told of, by when that was given up. */
export const untoldPartition = (integration: string): string => `UNTOLD#${integration}`;

/** Deliveries that were set aside and that nobody has taken in. */
export const SET_ASIDE_PARTITION = 'SETASIDE#';

/** Index keys of a delivery that was set aside; it leaves the index once somebody takes it in. */
export const setAsideIndex = (at: Instant, id: string): IndexKeys => ({
  gsi2pk: SET_ASIDE_PARTITION,
  gsi2sk: `${at}#${id}`,
});

/** Cases whose personal data has to be looked at, by day. */
export const retentionPartition = (shard: number): string => `RETENTION#${shard}`;

/** Corrective actions, by when they were opened. */
export const actionsPartition = (are: 'open' | 'ended'): string => `ACTIONS#${are}`;

/** Questions after a delivery, by when they are sent. */
export const surveysPartition = (shard: number): string => `SURVEYS#${shard}`;

/** Executions by when they are looked at next. */
export const watchPartition = (shard: number): string => `WATCHED#${shard}`;

/** Cases by the first of their timers that stand on neither the head nor a task. */
export const timersPartition = (shard: number): string => `TIMERS#${shard}`;

/**
 * Where a task stands in its queues: urgent calls first, then those of customers who go first, then all others, each by due date.
 * It reads as an instant, thousands of years early for who goes before, so that pages and their cursors work as for any list.
 */
export const placeInQueue = ({ kind, priority, dueAt }: Pick<Task, 'kind' | 'priority' | 'dueAt'>): string =>
  kind === 'call' ? `0${dueAt.slice(1)}` : priority ? `1${dueAt.slice(1)}` : dueAt;

/** What became of the promises that are due in a month. @param month `2026-11` */
export const promisesPartition = (month: string, shard: number): string => `PROMISES#${month}#${shard}`;

/** @param day of the company's zone, `2026-11-29` */
export const factsPartition = (day: string, shard: number): string => `FACTS#${day}#${shard}`;

/** @param year `2026` */
export const figuresPartition = (year: string): string => `FIGURES#${year}`;

/** @param period a day or a month, `2026-11-29` or `2026-11`: months stand apart */
export const figuresPlace = (by: string, period: string): string =>
  `${period.length > 7 ? 'day' : 'month'}#${by}#${period}`;

/** @param day of UTC, `2026-11-29` */
export const observedPartition = (day: string): string => `OBSERVED#${day}`;

/** An incident with its cases, what all were told, and what others are to be told. */
export const incidentPartition = (incidentId: string): string => `INCIDENT#${incidentId}`;

export const incidentsPartition = (are: 'open' | 'ended'): string => `INCIDENTS#${are}`;

/** Incidents whose cases have to be looked at, by when. */
export const INCIDENT_PASSES = 'INCIDENTPASSES#';

/** The incidents that a case is a member of. */
export const incidentOfCasePartition = (caseId: string): string => `INCIDENTOF#${caseId}`;

/** What happened in an hour, whatever case it was in. @param hour an instant in it */
export const changesPartition = (hour: Instant, shard: number): string => `CHANGED#${hour.slice(0, 13)}#${shard}`;

/** Index keys of the last event of a change. */
export const changeIndex = (caseId: string, at: Instant): IndexKeys => ({
  gsi2pk: changesPartition(at, shardOf(caseId)),
  gsi2sk: `${at}#${caseId}`,
});

/** Words of all cases that begin with the same three letters, by what follows. */
export const wordsPartition = (beginning: string): string => `WORDS#${beginning}`;

/** Cases whose sets of words begin alike, by one of several orders of all words. @param first the first of them, a hash */
export const alikePartition = (bucket: number, first: number): string => `ALIKE#${bucket}#${first.toString(36)}`;

/** When a task is due, by its place in a queue. */
export const dueAtPlace = (place: string): Instant => (/^[01]/.test(place) ? `2${place.slice(1)}` : place);

/** What the team itself has to do, by due date, whatever its kind. */
export const teamPartition = (shard: number): string => `TEAM#${shard}`;

/** What the customers of somebody's cases have to do. */
export const waitingPartition = (owner: string | undefined): string => `WAITING#${owner ?? 'nobody'}`;

/** The cases of somebody that are worked on, and those that are not any more. */
export const ownerPartition = (owner: string, state: 'open' | 'closed'): string => `OWNER#${owner}#${state}`;

/** Index keys of a case by its owner: by the date of its answer while it is worked on, then by its end. */
export const ownerIndex = ({
  owner,
  answerBy,
  closedAt,
  setAsideAt,
}: Pick<Case, 'owner' | 'answerBy' | 'closedAt' | 'setAsideAt'>): IndexKeys => {
  if (owner === undefined) return {};
  const endedAt = closedAt ?? setAsideAt;
  return { gsi1pk: ownerPartition(owner, endedAt ? 'closed' : 'open'), gsi1sk: endedAt ?? answerBy };
};

/** Cases whose execution does not go on, since when. */
export const STALLED_PARTITION = 'STALLED#';

/** Index keys of a case that stands still, beside those of its owner: until it goes on, or nobody works on it any more. */
export const stalledIndex = (
  head: Pick<Case, 'stalledAt' | 'closedAt' | 'setAsideAt' | 'mergedInto' | 'blockedAt'>,
): IndexKeys => {
  const { stalledAt, closedAt, setAsideAt, mergedInto, blockedAt } = head;
  if (stalledAt === undefined || (closedAt ?? setAsideAt ?? mergedInto ?? blockedAt) !== undefined) return {};
  return { gsi2pk: STALLED_PARTITION, gsi2sk: stalledAt };
};

/** Messages of ours that reached nobody, by when they were written: those to customers, and notices to the team. */
export const undeliveredPartition = (to: 'customer' | 'staff'): string => `UNDELIVERED#${to}`;

/** Index keys of a message that did not arrive; it leaves the index once it goes out again, or somebody saw to it. */
export const undeliveredIndex = (message: Message): IndexKeys => {
  const { direction, audience, status, at, settledAt, movedTo } = message;
  if (direction !== 'out' || audience === 'note' || status !== 'failed' || (settledAt ?? movedTo) !== undefined)
    return {};
  return { gsi2pk: undeliveredPartition(audience), gsi2sk: at };
};

/** Kind words of customers that were passed on to somebody, by when. */
export const praisePartition = (person: string): string => `PRAISE#${person}`;

/** Index keys of a message: of a notice by which praise reached somebody, and of what did not arrive. */
export const messageIndex = (message: Message): IndexKeys => ({
  ...undeliveredIndex(message),
  ...(message.template === 'staff-praise' &&
    message.to !== undefined && { gsi1pk: praisePartition(message.to), gsi1sk: message.at }),
});

/** What of a task stands in its index keys. */
type Queued = Pick<Task, 'taskId' | 'kind' | 'assignee' | 'dueAt' | 'caseId' | 'priority'>;

/**
 * Where a task stands beside its queues: what the team has to do by due date, what a customer has to do with the owner of the case.
 */
export const dueTaskIndex = (task: Queued, owner: string | undefined): IndexKeys =>
  task.assignee === 'customer'
    ? { gsi3pk: waitingPartition(owner), gsi3sk: placeInQueue(task) }
    : { gsi3pk: teamPartition(shardOf(task.caseId)), gsi3sk: task.dueAt };

/** Whose a task is; customers have no list of theirs, and all of them in one partition would be written to by every case. */
const ownTaskIndex = (task: Queued): IndexKeys =>
  task.assignee === 'customer' ? {} : { gsi1pk: personPartition(task.assignee), gsi1sk: placeInQueue(task) };

/** Index keys of a task that is planned or open; a decided task leaves all indexes. @param owner of its case */
export const taskIndex = (task: Queued, owner?: string): IndexKeys => ({
  ...dueTaskIndex(task, owner),
  ...ownTaskIndex(task),
  gsi2pk: queuePartition(task.kind),
  gsi2sk: placeInQueue(task),
});

/** The names of all index keys, for writes that take an item out of its indexes. */
export const INDEX_FIELDS = ['gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'gsi3pk', 'gsi3sk'];
