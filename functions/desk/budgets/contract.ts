import * as z from 'zod/mini';
import { Money } from '#domain/money.ts';

/** A team's budget in a period; what is free, reserved and spent is the total and what was granted beyond it. */
const TeamBudget = z.strictObject({
  team: z.string(),
  /** In the reader's language. */
  name: z.string(),
  total: Money,
  /** Of what is proposed and not yet agreed. */
  reserved: Money,
  spent: Money,
  free: Money,
  /** What was granted over and above it, by those who may. */
  beyond: Money,
});

export const BudgetList = z.strictObject({
  /** `2026-11`, `2026-Q4` or `2026`, as the policy cuts its budgets. */
  period: z.string(),
  budgets: z.array(TeamBudget),
});
export type BudgetList = z.infer<typeof BudgetList>;
