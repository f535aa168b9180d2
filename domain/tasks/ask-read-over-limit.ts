import type { CaseContext } from '../case/case-file.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock } from '../time.ts';
import { type OpenedTask, openTask } from './open-task.ts';

type Context = CaseContext<{ policy: Policy; clock: Clock; deskUrl: string }>;

/**
 * Asks the owner to read what came in over the daily limit of a case: one task for all of it, so that nothing a customer writes
 * ends up before nobody. Undefined where somebody is asked already, and for what a person has seen to be advertising.
 */
export const askReadOverLimit = ({ file, at, deps }: Context): OpenedTask | undefined => {
  const { head, tasks } = file;
  if (head.blockedAt || head.kind === 'spam') return undefined;
  const before = tasks.filter(({ kind, cycle }) => kind === 'over-limit' && cycle === head.cycle);
  if (before.some(({ status }) => status === 'open')) return undefined;
  return openTask(
    { head, at, deps },
    {
      kind: 'over-limit',
      caseId: head.caseId,
      cycle: head.cycle,
      parts: [before.length + 1],
      assignee: head.owner,
    },
  );
};
