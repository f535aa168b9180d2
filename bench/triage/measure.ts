import type { Feeling } from '#domain/case/reason.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Judgment, judge } from '#domain/understand/judge.ts';
import { detectSentiment } from '#local/comprehend/analysis.ts';
import { loadPolicy } from '#policy/load.ts';
import { learn } from './learn.ts';
import { type LabelledText, MEASURED, readRows } from './rows.ts';
import { shifts } from './shifts.ts';

/** A row and what a classifier that never saw it, with the rules, makes of it. */
type Judged = { row: LabelledText; said: Judgment };

const FOLDS = 5;
/** A level from which on danger counts as heard: somebody is called, or looks at once. */
const HEARD = 3;

const judged = (policy: Policy, rows: LabelledText[]): Judged[] =>
  rows.map((row) => {
    const { text, language } = row;
    const feeling = detectSentiment(text, language).sentiment.toLowerCase() as Feeling;
    return { row, said: judge(policy, { text, language, feeling, earlierCases: 0 }) };
  });

/** The measured rows by what the written sets alone teach. */
const unseen = (policy: Policy, rows: LabelledText[]): Judged[] => {
  const classifier = learn(
    rows.filter(({ set }) => set !== MEASURED),
    { families: policy.families, shifts },
  );
  return judged(
    { ...policy, classifier },
    rows.filter(({ set }) => set === MEASURED),
  );
};

/** Each fifth of the measured rows by what the written sets and the other four fifths teach. */
const crossValidated = (policy: Policy, rows: LabelledText[]): Judged[] => {
  const measured = rows.filter(({ set }) => set === MEASURED);
  return Array.from({ length: FOLDS }, (_, fold) => measured.filter((_, at) => at % FOLDS === fold)).flatMap((held) => {
    const classifier = learn(
      rows.filter((row) => !held.includes(row)),
      { families: policy.families, shifts },
    );
    return judged({ ...policy, classifier }, held);
  });
};

const share = (all: Judged[], of: (one: Judged) => boolean, is: (one: Judged) => boolean): string => {
  const whole = all.filter(of);
  const part = whole.filter(is).length;
  return whole.length === 0 ? '-' : `${((100 * part) / whole.length).toFixed(1)} % of ${whole.length}`;
};

const isHeard = ({ said }: Judged): boolean => said.severity.level >= HEARD;
const isComplaint = ({ row }: Judged): boolean => row.kind === 'complaint';
const isSaidComplaint = ({ said }: Judged): boolean => said.kind === 'complaint';
const isDanger = ({ row }: Judged): boolean => row.danger !== null;
const isHarmless = ({ row }: Judged): boolean => row.danger === null && (row.severity ?? 0) < HEARD;
const levelsOff = ({ row, said }: Judged): number => Math.abs((row.severity ?? 0) - said.severity.level);

/** The figures of some rows, each with its name. */
const figures = (all: Judged[]): [string, string][] => [
  ['danger heard (level 3 or 4)', share(all, isDanger, isHeard)],
  ['false alarms (no danger, severity below 3)', share(all, isHarmless, isHeard)],
  ['complaints found (recall)', share(all, isComplaint, isSaidComplaint)],
  ['of what is called a complaint, right (precision)', share(all, isSaidComplaint, isComplaint)],
  ['severity exact', share(all, isComplaint, (one) => levelsOff(one) === 0)],
  ['severity within one level', share(all, isComplaint, (one) => levelsOff(one) <= 1)],
  [
    'kind',
    share(
      all,
      () => true,
      ({ row, said }) => said.kind === row.kind,
    ),
  ],
  [
    'topic',
    share(
      all,
      () => true,
      ({ row, said }) => (said.topic ?? 'other') === row.topic,
    ),
  ],
  ['motive', share(all, isComplaint, ({ row, said }) => said.motive === row.motive)],
];

const byGroup = (all: Judged[], group: (one: Judged) => string | null): [string, string][] =>
  [
    ...Map.groupBy(
      all.filter((one) => group(one) !== null),
      group,
    ),
  ].map(([name, some]) => [
    String(name),
    `heard ${share(some, isDanger, isHeard)}, false alarms ${share(some, isHarmless, isHeard)}`,
  ]);

/** What the reading is worth on rows it never saw, in tables to print: title and lines. */
export const measureTriage = (): { title: string; lines: [string, string][] }[] => {
  const policy = loadPolicy('policy');
  const rows = readRows();
  const [blind, crossed] = [unseen(policy, rows), crossValidated(policy, rows)];
  return [
    { title: 'Triage of the 240 measured texts, learned from the written sets alone', lines: figures(blind) },
    { title: 'The same, cross-validated: learned from four fifths of them too', lines: figures(crossed) },
    { title: 'By language, cross-validated', lines: byGroup(crossed, ({ row }) => row.language) },
    { title: 'By kind of danger, cross-validated', lines: byGroup(crossed, ({ row }) => row.danger) },
  ];
};
