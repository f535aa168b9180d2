import type { Item } from '#cases/store/table.ts';
import { kindOf, type TaskKind } from '#domain/tasks/kinds.ts';
import type { Sent } from '#local/platforms.ts';
import type { SentMail } from '#tools/api-client.ts';
import type { Planned } from './ways-in.ts';

/** What stands in the table, in the mail service, at the platforms and in Step Functions. */
export type Evidence = { items: Item[]; mails: SentMail[]; sent: Sent[]; statuses: Map<string, string> };

/** What the soak found. Each list holds the places of the complaints, or ids of cases. */
export type Findings = {
  cases: number;
  /** Complaints that were taken, and have no case. */
  lost: number[];
  withoutOwner: string[];
  unacknowledged: number[];
  /** Complaints acknowledged more than once. */
  acknowledgedTwice: number[];
  messages: number;
  /** Cases with more than one outcome in a cycle. */
  doubleOutcomes: string[];
  outcomes: number;
  /** Cases on which nobody works and which nobody is asked about. */
  stuck: string[];
  resumed: number;
  /** Seconds from the receipt until the acknowledgment had left, in order. */
  secondsToAcknowledge: number[];
};

const ACKNOWLEDGES = /hemos recibido/i;
const REFERENCE = /AM-[0-9A-Z]{8}/;

/** The references in the acknowledgments that reached each address. */
const acknowledgments = ({ mails, sent }: Evidence): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  const add = (to: string, text: string) => {
    const reference = REFERENCE.exec(text)?.[0];
    const address = to.replace(/^\+/, '');
    if (reference && ACKNOWLEDGES.test(text)) found.set(address, [...(found.get(address) ?? []), reference]);
  };
  for (const { To, Subject } of mails) for (const to of To) add(to, Subject);
  for (const { to, text } of sent) add(to, text);
  return found;
};

const isHead = ({ sk, pk }: Item): boolean => sk === 'CASE' && pk.startsWith('CASE#');
const startingWith = (items: Item[], sk: string): Item[] => items.filter((item) => item.sk.startsWith(sk));
const caseIdIn = ({ pk }: Item): string => pk.slice('CASE#'.length);

/** Whether an execution goes on: a person is asked for what it waits for. */
const waits = (ofCase: Item[]): boolean =>
  startingWith(ofCase, 'TASK#').some(
    ({ kind, status, token }) => status === 'open' && token !== undefined && !kindOf(kind as TaskKind).isStandalone,
  );

const isStuck = (ofCase: Item[], statuses: Map<string, string>): boolean => {
  const watched = startingWith(ofCase, 'WATCHED#');
  if (watched.length === 0) return true;
  return watched.some(({ execution }) => {
    const status = statuses.get(String(execution));
    // What follows an outcome waits for the day of the survey with nobody asked: the watch looks after that.
    const isLater = String(execution).includes('follow-up');
    return status !== 'SUCCEEDED' && !(status === 'RUNNING' && (isLater || waits(ofCase)));
  });
};

const secondsOf = (head: Item, ofCase: Item[]): number[] =>
  startingWith(ofCase, 'MESSAGE#')
    .filter(({ messageId, sentAt }) => messageId === 'acknowledge-1' && sentAt)
    .map(({ sentAt }) => (Date.parse(String(sentAt)) - Date.parse(String(head['receivedAt']))) / 1000);

const outcomesIn = (ofCase: Item[]): string[] =>
  startingWith(ofCase, 'EVENT#')
    .filter(({ type }) => type === 'outcome-recorded')
    .map(({ data }) => String((data as { cycle?: number } | undefined)?.cycle));

/** Compares what was sent in with what became of it. */
export const find = (planned: Planned[], evidence: Evidence): Findings => {
  const { items, statuses, mails, sent } = evidence;
  const heads = items.filter(isHead);
  const partitions = Map.groupBy(items, ({ pk }) => pk);
  const of = (head: Item): Item[] => partitions.get(head.pk) ?? [];
  const acknowledged = acknowledgments(evidence);
  const known = new Set(heads.map(({ reference }) => String(reference)));
  const times = (to: string): number => acknowledged.get(to)?.length ?? 0;
  const outcomes = heads.map((head) => ({ caseId: caseIdIn(head), cycles: outcomesIn(of(head)) }));
  const places = (test: (one: Planned) => boolean) => planned.filter(test).map(({ place }) => place);
  return {
    cases: heads.length,
    lost: places(({ to }) => times(to) > 0 && !acknowledged.get(to)?.every((reference) => known.has(reference))),
    withoutOwner: heads.filter(({ owner }) => owner === undefined).map(caseIdIn),
    unacknowledged: places(({ to }) => times(to) === 0),
    acknowledgedTwice: places(({ to }) => times(to) > 1),
    messages: mails.length + sent.length,
    doubleOutcomes: outcomes.filter(({ cycles }) => new Set(cycles).size < cycles.length).map(({ caseId }) => caseId),
    outcomes: outcomes.reduce((sum, { cycles }) => sum + cycles.length, 0),
    stuck: heads.filter((head) => isStuck(of(head), statuses)).map(caseIdIn),
    resumed: startingWith(items, 'WATCHED#').reduce((sum, { runs }) => sum + Number(runs), 0),
    secondsToAcknowledge: heads.flatMap((head) => secondsOf(head, of(head))).sort((a, b) => a - b),
  };
};
