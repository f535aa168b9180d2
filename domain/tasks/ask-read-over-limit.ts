import type { CaseContext } from '../case/case-file.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock } from '../time.ts';
import { askOwnerOnce, type OpenedTask } from './open-task.ts';

type Context = CaseContext<{ policy: Policy; clock: Clock; deskUrl: string }>;

/**
 * Asks the owner to read what came in over the daily limit of a case: one task for all of it, so that nothing a customer writes
 * ends up before nobody. Undefined where somebody is asked already, and for what a person has seen to be advertising.
 */
export const askReadOverLimit = ({ file, at, deps }: Context): OpenedTask | undefined => {
  if (file.head.blockedAt || file.head.kind === 'spam') return undefined;
  return askOwnerOnce({ file, at, deps }, { kind: 'over-limit', isAsked: ({ status }) => status === 'open' });
};
