import { join } from 'node:path';
import { pastCasesBetween } from '#cases/store/past-cases.ts';
import type { Table } from '#cases/store/table.ts';
import { endOfDay, instantOf, startOfDay } from '#domain/deadline/local-day.ts';
import { clock } from '#domain/time.ts';
import { compared } from '#domain/what-if/compare.ts';
import type { Comparison } from '#domain/what-if/comparison.ts';
import type { Rules } from '#domain/what-if/decided.ts';
import { nothingCompared, together } from '#domain/what-if/sums.ts';
import { root } from '#local/paths.ts';
import { Advice, fail } from '#local/progress.ts';
import { checkDay, languageIn, readArguments } from '../arguments.ts';
import { lawIn, policyIn } from '../policy-at-hand.ts';
import { tableAtHand } from '../table-at-hand.ts';
import { comparisonLines } from './lines.ts';

/**
 * `npm run -s what-if -- --policy DIR --from 2026-10-01 --to 2026-12-31`: what a changed policy would have made of the cases of a
 * period. It only reads. Without `--table` it reads the local run that is up; with it, that table of the AWS account and region that
 * the shell's credentials are for.
 */
const USAGE =
  'Usage: npm run -s what-if -- --policy FOLDER --from 2026-10-01 --to 2026-12-31 [--against FOLDER] [--table NAME] [--lang es|en] [--json]';

const options = {
  policy: { type: 'string' },
  against: { type: 'string', default: join(root, 'policy') },
  from: { type: 'string' },
  to: { type: 'string' },
  table: { type: 'string' },
  lang: { type: 'string', default: 'es' },
  json: { type: 'boolean', default: false },
} as const;

/** Days of the company's zone, both included. */
type Asked = { before: Rules; after: Rules; from: string; to: string };

/** What a changed policy makes of the cases that came in from one day to another. @param onPage how far it is, from 0 to 1 */
export const whatIf = async (
  table: Pick<Table, 'index' | 'getMany' | 'query'>,
  { before, after, from, to }: Asked,
  onPage: (done: number, cases: number) => void = () => undefined,
): Promise<Comparison> => {
  const { zone } = before.policy.company;
  const received = { from: instantOf(startOfDay(from, zone)), to: instantOf(endOfDay(to, zone)) };
  let sum = nothingCompared();
  for await (const { cases, done } of pastCasesBetween(table, received)) {
    sum = together(sum, compared(cases, { before, after }, clock()));
    onPage(done, sum.cases);
  }
  return sum;
};

const rulesIn = (folder: string): Rules => ({ policy: policyIn(folder), law: lawIn(folder) });

const main = async (): Promise<void> => {
  const { values } = readArguments(USAGE, { options });
  const { policy, from, to } = values;
  if (!policy || !from || !to) throw new Advice(USAGE);
  checkDay('from', from);
  checkDay('to', to);
  if (from > to) throw new Advice(`--from ${from} is after --to ${to}: the first day of the period comes first.`);
  const lang = languageIn(values.lang);
  const [before, after] = [rulesIn(values.against), rulesIn(policy)];
  const found = await whatIf(tableAtHand(values.table), { before, after, from, to }, (done, cases) =>
    process.stderr.write(`\r  ${Math.round(done * 100)} %, ${cases} cases`),
  );
  process.stderr.write('\n');
  console.log(
    values.json ? JSON.stringify(found, null, 2) : comparisonLines(found, { before, after }, lang).join('\n'),
  );
};

if (import.meta.main) await main().catch(fail);
