import { createHash } from 'node:crypto';
import type { MetricRow } from './widgets.ts';

/** A line of a graph: its name, the axis it is read by, and a figure for each half hour of a day. */
export type Line = { name: string; axis: 'left' | 'right'; values: number[] };

const HALF_HOURS = 48;

type Kind = { most: number; is?: 'steady' | 'rare' };

/** What a half hour of the sample day brings of each metric: as busy as the day is, steady, or once. What is not here is drawn up to ten. */
const KINDS: Record<string, Kind> = {
  ExecutionsStarted: { most: 9 },
  ExecutionsSucceeded: { most: 8 },
  ExecutionsFailed: { most: 0 },
  ExecutionThrottled: { most: 0 },
  Count: { most: 80 },
  '4xx': { most: 4 },
  '5xx': { most: 0 },
  Latency: { most: 220, is: 'steady' },
  IteratorAge: { most: 420, is: 'steady' },
  Errors: { most: 1, is: 'rare' },
  Throttles: { most: 0 },
  Duration: { most: 180, is: 'steady' },
  ConcurrentExecutions: { most: 4 },
  ApproximateNumberOfMessagesVisible: { most: 0 },
  ReadThrottleEvents: { most: 0 },
  WriteThrottleEvents: { most: 0 },
  ConsumedReadCapacityUnits: { most: 420 },
  ConsumedWriteCapacityUnits: { most: 700 },
  Send: { most: 31 },
  Delivery: { most: 30 },
  Bounce: { most: 1, is: 'rare' },
  Complaint: { most: 0 },
  PersonReached: { most: 150, is: 'steady' },
  TimerWarned: { most: 3 },
  TimerBreached: { most: 1, is: 'rare' },
};

/** What a search of CloudWatch finds, by the dimension it searches. */
const FOUND: Record<string, string[]> = {
  Timer: ['acknowledge', 'answer', 'human'],
  FunctionName: ['Amends-complaints', 'Amends-desk', 'Amends-relay', 'Amends-track'],
};

/** From 0 to 1, and always the same for the same words. */
const chance = (words: string): number => createHash('sha256').update(words).digest().readUInt32BE() / 2 ** 32;

/** How busy a half hour is: hardly anything at night, most before noon, some less in the afternoon. */
const busy = (at: number): number => {
  const hour = at / 2;
  const around = (peak: number, wide: number) => Math.exp(-(((hour - peak) / wide) ** 2));
  return 0.06 + 0.9 * around(11, 3) + 0.6 * around(17.5, 2.5);
};

/** The half hour of the day in which something rare happens, between nine and eight. */
const whenRare = (name: string): number => 18 + Math.floor(22 * chance(name));

const valuesOf = (metric: string, name: string): number[] => {
  const { most, is }: Kind = KINDS[metric] ?? { most: 10 };
  const share = 0.8 + 0.2 * chance(name);
  return Array.from({ length: HALF_HOURS }, (_, at) => {
    if (is === 'rare') return at === whenRare(name) ? most : 0;
    const value = most * share * (is === 'steady' ? 0.6 : busy(at)) * (0.75 + 0.25 * chance(`${name} ${at}`));
    return most <= 10 ? Math.round(value) : Math.round(value * 10) / 10;
  });
};

/** Half of all are well below what five in a hundred exceed. */
const ofStatistic = (stat: string | undefined, values: number[]): number[] =>
  stat === 'p50' ? values.map((value) => Math.round(value / 2)) : values;

/** The lines of a metric as it stands in a widget: one, or as many as its search would find. */
export const linesOf = (row: MetricRow): Line[] => {
  const { yAxis: axis = 'left', expression, label, stat } = row.find((one) => typeof one === 'object') ?? {};
  if (expression) {
    const [, dimension = '', metric = ''] = /,(\w+)\} MetricName="(\w+)"/.exec(expression) ?? [];
    return (FOUND[dimension] ?? []).map((name) => ({ name, axis, values: valuesOf(metric, name) }));
  }
  const metric = String(row[1]);
  const name = label ?? (stat?.startsWith('p') ? `${metric} ${stat}` : metric);
  return [{ name, axis, values: ofStatistic(stat, valuesOf(metric, name)) }];
};

const CHANNELS = ['web', 'email', 'whatsapp', 'call', 'staff'];

/** What a query of the logs finds: the names of its columns, and rows of text. */
export type Found = { columns: string[]; rows: string[][] };

const listed = (query: string): string[] =>
  [...(/message\.message in \[([^\]]+)\]/.exec(query)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(([, line = '']) => line);

/** Rows as Logs Insights shows them: what the query groups by first, then what it counts, the most first. */
export const foundBy = (query: string): Found => {
  const [, counted = '', groups = ''] = /stats (.+) by (.+)/.exec(query) ?? [];
  const by = groups.split(', ');
  const figures = [...counted.matchAll(/ as (\w+)/g)].map(([, name = '']) => name);
  const names = by[0] === 'message.channel' ? CHANNELS : listed(query);
  const rows = names.map((name, at) => [
    ...by.map((field, column) => (column === 0 ? name : field === 'message.channel' ? 'email' : '')),
    ...figures.map((figure) => String(figure === 'seconds' ? 540 + 60 * at : Math.ceil(40 / (at + 1) ** 1.4))),
  ]);
  return { columns: [...by, ...figures], rows };
};
