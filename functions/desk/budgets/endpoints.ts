import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { languageHeader } from '../http/asked.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { showBudgets } from './budgets.ts';
import { BudgetList } from './contract.ts';

/** What the teams have left to give, for supervisors. */
export const budgetEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/budgets',
    summary: "Every team's budget in a period: in all, reserved by what is proposed, spent by what is agreed, free",
    who: SUPERVISORS,
    headers: languageHeader,
    query: {
      period: { description: 'Such as 2026-11, 2026-Q4 or 2026, as the policy cuts its budgets; now if absent' },
    },
    refuses: ['period-invalid'],
    responses: { 200: { description: 'The teams, in the order of the policy', schema: BudgetList } },
    handle: forStaff(async ({ query: { period } }, deps, { language }) =>
      ok(await showBudgets({ period, language }, deps)),
    ),
  }),
];
