import type { Funds } from '#domain/budgets/funds.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { askedBeside } from '#domain/concession/approvals.ts';
import { roomFor } from '#domain/concession/room.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import { shownOffer } from '../release/release-view.ts';
import { type AskedTask, requireDecider } from './asked-task.ts';
import type { TaskRoom } from './contract.ts';
import { showWorth } from './worth.ts';

/** The budget and the customer, as they stand. A budget that was made smaller than what is taken of it has nothing left. */
const fundsView = (policy: Policy, { budget, customer }: Funds): Pick<TaskRoom, 'budget' | 'customer'> => {
  const money = (amount: number) => companyMoney(policy, Math.max(0, amount));
  const { team, period, total, reserved, spent, free } = budget;
  const { amount, cases, since, isPart } = customer;
  return {
    budget: {
      ...{ team, period, total: money(total) },
      ...{ reserved: money(reserved), spent: money(spent), free: money(free) },
    },
    customer: { amount: money(amount), cases, since, isPart },
  };
};

/** Who else has to approve what is approved by several. */
const namesView = (policy: Policy, file: CaseFile, task: Task): Pick<TaskRoom, 'names'> => {
  const offer = task.kind === 'approve' ? shownOffer(file, task) : undefined;
  const needed = offer?.demand?.names ?? 1;
  if (needed === 1) return {};
  const names = (ids: string[]) => ids.map((id) => nameOf(policy, id));
  return {
    names: {
      needed,
      given: names((offer?.approvals ?? []).map(({ by }) => by)),
      asked: names(askedBeside(file, task).flatMap(({ assignee }) => assignee ?? [])),
    },
  };
};

/** What the case of a task may cost, and what of it the reader may grant. Refuses: as `requireDecider`. */
export const showRoom = async (
  asked: AskedTask,
  deps: Pick<DeskDeps, 'cases' | 'policy' | 'table' | 'clock'>,
): Promise<TaskRoom> => {
  const { file, task } = await requireDecider(asked, deps);
  const { policy, cases, clock } = deps;
  const { reader } = asked;
  const funds = await cases.funds?.(file, clock.now());
  const { most, spent, room, yours, reasons } = roomFor({ file, policy, task, person: reader.id, funds });
  return {
    most: companyMoney(policy, most),
    spent: companyMoney(policy, spent),
    room: companyMoney(policy, room),
    yours: companyMoney(policy, yours),
    reasons: reasons.map((reason) => reason[reader.language]),
    worth: await showWorth({ file, task, reader }, deps),
    ...(funds && fundsView(policy, funds)),
    ...namesView(policy, file, task),
  };
};
