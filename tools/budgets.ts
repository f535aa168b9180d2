import { join } from 'node:path';
import type { Account } from '#cases/store/budgets.ts';
import { headsReceived } from '#cases/store/histories.ts';
import { type Drift, mend, steadyDrift } from '#cases/store/reconcile-budgets.ts';
import { periodOf } from '#domain/budgets/period.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { instantAfter } from '#domain/time.ts';
import { root } from '#local/paths.ts';
import { fail } from '#local/progress.ts';
import { readArguments } from './arguments.ts';
import { policyIn } from './policy-at-hand.ts';
import { tableAtHand } from './table-at-hand.ts';

/**
 * `npm run -s budgets`: adds up what all cases take of the budgets of a period and compares it with the counters. It ends with 1
 * where they differ, for whoever runs it every day; with `--mend` it sets the counters to what the cases say.
 */
const USAGE = 'Usage: npm run -s budgets -- [--period 2026-11] [--days 400] [--mend] [--table NAME] [--policy FOLDER]';

const DAY_MS = 86_400_000;

const options = {
  period: { type: 'string' },
  days: { type: 'string', default: '400' },
  mend: { type: 'boolean', default: false },
  table: { type: 'string' },
  policy: { type: 'string', default: join(root, 'policy') },
} as const;

const accountsOf = ({ budgets }: Policy, period: string): Account[] =>
  budgets.teams.map(({ id: team }) => ({ team, period }));

const sentence = ({ team, period, shard, counted, byCases }: Drift): string =>
  `${team} ${period}, counter ${shard}: counted ${JSON.stringify(counted)}, the cases say ${JSON.stringify(byCases)}`;

const main = async (): Promise<void> => {
  const { values } = readArguments(USAGE, { options });
  const policy = policyIn(values.policy);
  const table = tableAtHand(values.table);
  const now = new Date().toISOString();
  const period = values.period ?? periodOf(policy, now);
  const from = instantAfter(now, -Number(values.days) * DAY_MS);
  const drift = await steadyDrift(table, accountsOf(policy, period), () =>
    headsReceived(table, from.slice(0, 7), now.slice(0, 7)),
  );
  for (const one of drift) console.log(sentence(one));
  if (drift.length === 0) return console.log(`The counters of ${period} say what the cases say.`);
  process.exitCode = 1;
  if (!values.mend) return;
  for (const one of drift) console.log(`${(await mend(table, one)) ? 'mended' : 'moved meanwhile'}: ${sentence(one)}`);
};

await main().catch(fail);
