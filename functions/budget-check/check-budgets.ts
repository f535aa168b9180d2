import { headsChanged } from '#cases/store/heads-changed.ts';
import { type Drift, steadyDrift } from '#cases/store/reconcile-budgets.ts';
import type { Table } from '#cases/store/table.ts';
import { type TeamMailer, writeTo } from '#channels/email/team-mail.ts';
import { periodOf, startOfPeriod } from '#domain/budgets/period.ts';
import { formatMoney } from '#domain/money.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Clock, instantAfter } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { log } from '#platform/log.ts';

/** What the nightly check needs; of the table it only reads. */
export type CheckDeps = TeamMailer & { table: Table; clock: Clock };

const DAY_MS = 24 * 60 * 60 * 1000;

/** More cases than may have something of a budget in a period of a house like those that this is for. */
const MOST_CASES = 100_000;

const FIELDS = {
  es: { reserved: 'reservado', spent: 'gastado', beyond: 'por encima', free: 'libre', cases: 'los casos dicen' },
  en: { reserved: 'reserved', spent: 'spent', beyond: 'beyond', free: 'free', cases: 'the cases say' },
};
const SUMS = ['reserved', 'spent', 'beyond', 'free'] as const;

/** A line for each counter: what it says, and what the cases say, where they differ. */
const rowsOf = (drift: readonly Drift[], { company }: Policy, language: ReplyLanguage): string => {
  const say = FIELDS[language];
  const money = (amount: number): string => formatMoney({ amount, currency: company.currency }, language);
  return drift
    .map(({ team, period, shard, counted, byCases }) => {
      const differs = SUMS.filter((field) => counted[field] !== byCases[field]);
      const parts = differs.map(
        (field) => `${say[field]} ${money(counted[field])} (${say.cases} ${money(byCases[field])})`,
      );
      return `- ${team} ${period} · ${shard}: ${parts.join(', ')}`;
    })
    .join('\n');
};

/**
 * Whether the counters of the period's budgets say what the cases say. Only cases in which something happened since the period began
 * can hold something of it, so a run reads those and no others. A supervisor is told, and an alarm goes off; nothing is corrected:
 * whoever looks decides (`npm run budgets`).
 */
export const checkBudgets = async (
  _: unknown,
  { table, clock, ...mailer }: CheckDeps,
): Promise<{ period: string; cases: number; drifted: number }> => {
  const now = clock.now();
  const { policy } = mailer;
  // On the first day of a period the one that has just ended is looked at once more.
  const period = periodOf(policy, instantAfter(now, -DAY_MS));
  const accounts = policy.budgets.teams.map(({ id: team }) => ({ team, period }));
  let cases = 0;
  const drift = await steadyDrift(table, accounts, async function* () {
    cases = 0;
    const changed = { since: startOfPeriod(policy, period), until: clock.now() };
    for await (const head of headsChanged(table, changed, MOST_CASES)) {
      cases++;
      yield head;
    }
  });
  log(drift.length > 0 ? 'error' : 'info', drift.length > 0 ? 'budgets drifted' : 'budgets as cases say', {
    ...{ period, cases, counters: drift.length },
  });
  const to = supervisorOf(policy, undefined, dayOf(policy, now));
  if (drift.length > 0 && to !== undefined)
    await writeTo(
      to,
      {
        template: 'staff-budgets',
        screen: '/s',
        values: (language) => ({ period, rows: rowsOf(drift, policy, language) }),
      },
      mailer,
    );
  return { period, cases, drifted: drift.length };
};
