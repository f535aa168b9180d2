import type { CaseEvent } from '#domain/case/events.ts';
import type { ExecutionRecord, Inspection, TimerRecord } from './inspection.ts';
import { signsOf } from './signs.ts';

type Row = readonly (string | undefined)[];

/** Rows in columns that are as wide as their widest cell. */
const columns = (rows: Row[]): string[] => {
  const widths = rows.reduce<number[]>(
    (found, row) => row.map((cell = '', place) => Math.max(found[place] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) => `  ${row.map((cell = '', place) => cell.padEnd(widths[place] ?? 0)).join('  ')}`.trimEnd());
};

const section = (title: string, rows: Row[], none: string): string[] => [
  '',
  title,
  ...(rows.length > 0 ? columns(rows) : [`  ${none}`]),
];

/** To the second; all times are UTC. */
const time = (instant: string | undefined): string => (instant ? `${instant.slice(0, 19)}Z` : '-');

const headRows = ({ head }: Inspection): Row[] => [
  ['status', `${head.status}, stage ${head.stage}, cycle ${head.cycle}`],
  ['owner', head.owner ?? 'nobody yet'],
  ['received', `${time(head.receivedAt)} by ${head.channel}`],
  ['law', `${head.regime.id}, class ${head.regime.class}`],
  ['answer by', time(head.answerBy)],
  ['next word by', time(head.nextWordBy)],
  ...(head.stalledAt ? [['stalled', time(head.stalledAt)]] : []),
  ...(head.closedAt ? [['closed', time(head.closedAt)]] : []),
  ...(head.legalHoldAt ? [['legal hold', time(head.legalHoldAt)]] : []),
];

const taskRows = ({ tasks }: Inspection): Row[] =>
  tasks.map(({ status, kind, assignee, dueAt, step, hasToken, taskId }) => [
    status,
    kind,
    assignee ?? 'nobody',
    `due ${time(dueAt)}`,
    `step ${step}`,
    hasToken ? 'token' : 'no token',
    taskId,
  ]);

const firing = ({ at, thresholdPercent, paused, breached }: TimerRecord): string => {
  if (paused) return 'held';
  const late = breached ? 'breached' : '';
  return at ? `${thresholdPercent} % at ${time(at)}` : late;
};

const timerRows = ({ timers }: Inspection): Row[] =>
  timers.map((timer) => [
    timer.of,
    `due ${time(timer.dueAt)}`,
    firing(timer),
    timer.scheduledAt ? `schedule at ${timer.scheduledAt}Z` : 'no schedule',
  ]);

const outboxRows = ({ outbox }: Inspection): Row[] =>
  outbox.map(({ effectId, effect, state, attempts, failure, at }) => [
    effectId,
    effect,
    state === 'pending' ? `next try ${time(at)}` : `given up ${time(at)}`,
    `${attempts} failed`,
    failure,
  ]);

const executionRow = ({ machine, name, status, states = [], redrives = 0, error }: ExecutionRecord): Row => [
  machine,
  status ?? 'not there',
  states.join(' > '),
  redrives > 0 ? `redriven ${redrives}` : '',
  error,
  name,
];

const actorOf = ({ actor }: Pick<CaseEvent, 'actor'>): string => (actor.kind === 'person' ? actor.id : actor.kind);

const eventRows = ({ events }: Inspection): Row[] =>
  events.map((event) => [String(event.seq), time(event.at), actorOf(event), event.type]);

const signLines = (inspection: Inspection): string[] => {
  const signs = signsOf(inspection);
  if (signs.length === 0) return ['  Nothing is stuck. It waits for whoever has its open tasks.'];
  return signs.map(({ what, section: heading }) => `  ${what}\n    docs/stuck-case.md#${heading}`);
};

/** An inspection as text: what stands in the way first, then everything it was read from. */
export const render = (inspection: Inspection): string => {
  const { head, now } = inspection;
  return [
    `${head.reference}  case ${head.caseId}  at ${time(now)}`,
    '',
    'What to look at',
    ...signLines(inspection),
    ...section('Case', headRows(inspection), ''),
    ...section('Tasks', taskRows(inspection), 'none'),
    ...section('Timers', timerRows(inspection), 'none'),
    ...section('Outbox', outboxRows(inspection), 'empty'),
    ...section('Executions', inspection.executions.map(executionRow), 'none'),
    ...section(`Last events of ${head.seq}`, eventRows(inspection), 'none'),
  ].join('\n');
};
