import type { Feeling } from '#domain/case/reason.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Judgment, judge } from '#domain/understand/judge.ts';
import { mayBeInDanger } from '#domain/understand/possible-danger.ts';
import { CRITICAL } from '#domain/understand/severity.ts';
import { dangersIn } from '#domain/urgent/danger.ts';
import { detectSentiment } from '#local/comprehend/analysis.ts';
import { loadPolicy } from '#policy/load.ts';
import { learn } from './learn.ts';
import { type LabelledText, MEASURED, readHeldOut, readRows } from './rows.ts';
import { shifts } from './shifts.ts';

/** A row and what a classifier that never saw it, with the rules, makes of it, and who is woken by it. */
export type Judged = { row: LabelledText; said: Judgment; outcome: 'called' | 'looked-at' | 'nothing' };

const FOLDS = 5;
/** A level below which nobody is in danger. */
const GRAVE = 3;

/** What comes of a text: somebody calls at once, somebody looks before all else, or it waits its turn. */
const outcomeOf = (policy: Policy, text: string, { severity }: Judgment): Judged['outcome'] => {
  if (severity.level === CRITICAL || dangersIn(policy, text).length > 0) return 'called';
  return mayBeInDanger({ severity }) ? 'looked-at' : 'nothing';
};

export const judged = (policy: Policy, rows: LabelledText[]): Judged[] =>
  rows.map((row) => {
    const { text, language } = row;
    const feeling = detectSentiment(text, language).sentiment.toLowerCase() as Feeling;
    const said = judge(policy, { text, language, feeling, earlierCases: 0 });
    return { row, said, outcome: outcomeOf(policy, text, said) };
  });

/** The measured rows, and what is held out, by what the written sets alone teach. */
const unseen = (policy: Policy, rows: LabelledText[]): Record<'blind' | 'letters' | 'variants', Judged[]> => {
  const classifier = learn(
    rows.filter(({ set }) => set !== MEASURED),
    { families: policy.families, shifts },
  );
  const reading = { ...policy, classifier };
  return {
    blind: judged(
      reading,
      rows.filter(({ set }) => set === MEASURED),
    ),
    letters: judged(reading, readHeldOut('letters')),
    variants: judged(reading, readHeldOut('variants')),
  };
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

const isHeard = ({ outcome }: Judged): boolean => outcome !== 'nothing';
const isCalled = ({ outcome }: Judged): boolean => outcome === 'called';
const isLookedAt = ({ outcome }: Judged): boolean => outcome === 'looked-at';
const isComplaint = ({ row }: Judged): boolean => row.kind === 'complaint';
const isSaidComplaint = ({ said }: Judged): boolean => said.kind === 'complaint';
const isDanger = ({ row }: Judged): boolean => row.danger !== null;
const isHarmless = ({ row }: Judged): boolean => row.danger === null && (row.severity ?? 0) < GRAVE;
const levelsOff = ({ row, said }: Judged): number => Math.abs((row.severity ?? 0) - said.severity.level);

/** The figures of some rows, each with its name. */
const figures = (all: Judged[]): [string, string][] => [
  ['danger heard', share(all, isDanger, isHeard)],
  ['- by a call at once', share(all, isDanger, isCalled)],
  ['false alarms: a call (no danger, severity below 3)', share(all, isHarmless, isCalled)],
  ['- looked at in vain', share(all, isHarmless, isLookedAt)],
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
    `heard ${share(some, isDanger, isHeard)}, false calls ${share(some, isHarmless, isCalled)}`,
  ]);

/** What the reading is worth on rows it never saw, in tables to print: title and lines. */
export const measureTriage = (): { title: string; lines: [string, string][] }[] => {
  const policy = loadPolicy('policy');
  const rows = readRows();
  const { blind, letters, variants } = unseen(policy, rows);
  const crossed = crossValidated(policy, rows);
  return [
    { title: 'Triage of the 240 measured texts, learned from the written sets alone', lines: figures(blind) },
    { title: 'Letters of real length that nothing was learned from', lines: figures(letters) },
    { title: 'Texts of all kinds, French among them, that nothing was learned from', lines: figures(variants) },
    { title: 'Of the 240, cross-validated: learned from four fifths of them too', lines: figures(crossed) },
    { title: 'By language, cross-validated', lines: byGroup(crossed, ({ row }) => row.language) },
    { title: 'By kind of danger, cross-validated', lines: byGroup(crossed, ({ row }) => row.danger) },
  ];
};
