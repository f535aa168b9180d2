import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '#local/paths.ts';
import type { Findings } from './findings.ts';

/** What was done to the stack, and what it did. */
export type Soak = {
  count: number;
  killed: number;
  throttled: number;
  routeRefused: number;
  twice: number;
  worked: number;
  deadExperts: number;
  ended: number;
  historiesIntact: boolean;
  seconds: number;
  findings: Findings;
};

type Line = { what: string; value: string; holds?: boolean };

/** One in so many may leave twice. */
const DOUBLE_SENDS = 300;

const at = (sorted: number[], share: number): string =>
  sorted.length === 0 ? '-' : (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);

const done = (soak: Soak): Line[] => [
  { what: 'Complaints sent in, by form, mail, WhatsApp, Telegram and SMS', value: `${soak.count}` },
  { what: 'of them twice, with the same key, mail or delivery', value: `${soak.twice}` },
  { what: 'Processes of functions killed', value: `${soak.killed}` },
  { what: 'Calls to DynamoDB throttled', value: `${soak.throttled}` },
  { what: 'Requests refused with 429', value: `${soak.routeRefused}` },
  { what: 'Cases worked on to their end, every step done twice', value: `${soak.worked}` },
  { what: 'of them with an expert who never answers', value: `${soak.deadExperts}` },
];

const must = (what: string, count: number, of = 0): Line => ({ what, value: `${count}`, holds: count <= of });

const found = ({ count, worked, ended, historiesIntact, findings }: Soak): Line[] => [
  { what: 'Cases', value: `${findings.cases}`, holds: findings.cases === count },
  must('Lost', findings.lost.length + Math.max(0, count - findings.cases)),
  must('Without an owner', findings.withoutOwner.length),
  must('Not acknowledged', findings.unacknowledged.length),
  must('Acknowledged twice (at most 1 in 300)', findings.acknowledgedTwice.length, Math.ceil(count / DOUBLE_SENDS)),
  { what: 'Outcomes', value: `${findings.outcomes} of ${worked}`, holds: ended === worked },
  must('Double outcomes', findings.doubleOutcomes.length),
  must('Executions that do not go on', findings.stuck.length),
  {
    what: 'Histories as they were written and signed',
    value: historiesIntact ? 'all' : 'not all',
    holds: historiesIntact,
  },
];

const measured = ({ seconds, findings: { resumed, messages, secondsToAcknowledge: times } }: Soak): Line[] => [
  { what: 'Executions begun again by the watch', value: `${resumed}` },
  { what: 'Messages sent', value: `${messages}` },
  {
    what: 'Seconds until the acknowledgment had left: half, 95 %, the last',
    value: [at(times, 0.5), at(times, 0.95), at(times, 1)].join(', '),
  },
  { what: 'Minutes in all', value: (seconds / 60).toFixed(0) },
];

export const holds = (soak: Soak): boolean => found(soak).every((line) => line.holds !== false);

const marks = { true: 'yes', false: '**no**', undefined: '' };
const rows = (lines: Line[]): string[] =>
  lines.map(({ what, value, holds: is }) => `| ${what} | ${value} | ${marks[`${is}`]} |`);

/** The lines of the report, for the terminal. */
export const lines = (soak: Soak): [string, string][] =>
  [...done(soak), ...found(soak), ...measured(soak)].map(({ what, value, holds: is }) => [
    what,
    is === undefined ? value : `${value}  ${is ? 'as it must be' : 'NOT AS IT MUST BE'}`,
  ]);

/** Writes `docs/soak.md`. */
export const writeReport = (soak: Soak): void => {
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  const text = [
    '# Soak',
    '',
    '`npm run soak` sends complaints to the template as it is deployed, on the emulator, and lets processes die, calls be throttled,',
    'everything come twice and an expert be dead meanwhile. Then it compares what was sent in with the table, the executions, the mails',
    'and what the platforms were given. The command writes this page.',
    '',
    `Run on ${new Date().toISOString().slice(0, 10)}, with ${soak.count} complaints, on ${machine}.`,
    '',
    '| | | as it must be |',
    '| --- | --- | --- |',
    ...rows([...done(soak), ...found(soak), ...measured(soak)]),
    '',
    'What one machine can show ends here: the emulator delivers the table’s stream in one shard and one batch at a time, so that times',
    'until the acknowledgment are longer than on AWS, and deaths are those of processes, not of whole availability zones.',
    '',
  ].join('\n');
  writeFileSync(join(root, 'docs', 'soak.md'), text);
};
