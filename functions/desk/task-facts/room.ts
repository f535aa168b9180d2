import { roomFor } from '#domain/concession/room.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import type { DeskDeps } from '../contract.ts';
import { type AskedTask, requireDecider } from './asked-task.ts';
import type { TaskRoom } from './contract.ts';
import { showWorth } from './worth.ts';

/** What the case of a task may cost, and what of it the reader may grant. Refuses: as `requireDecider`. */
export const showRoom = async (
  asked: AskedTask,
  deps: Pick<DeskDeps, 'cases' | 'policy' | 'table' | 'clock'>,
): Promise<TaskRoom> => {
  const { file, task } = await requireDecider(asked, deps);
  const { policy } = deps;
  const { reader } = asked;
  const { most, spent, room, yours, reasons } = roomFor({ file, policy, task, person: reader.id });
  return {
    most: companyMoney(policy, most),
    spent: companyMoney(policy, spent),
    room: companyMoney(policy, room),
    yours: companyMoney(policy, yours),
    reasons: reasons.map((reason) => reason[reader.language]),
    worth: await showWorth({ file, task, reader }, deps),
  };
};
