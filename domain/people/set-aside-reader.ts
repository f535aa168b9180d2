import type { Policy } from '../policy/policy.ts';
import { byLimit } from './directory.ts';

/** Who looks at what was set aside: whom the policy names, else the head of the desk, who may grant most of the supervisors. */
export const setAsideReader = (policy: Policy): string => {
  const named = policy.mail.setAside.to;
  if (named !== undefined) return named;
  const [head] = policy.people
    .filter(({ roles }) => roles.includes('supervisor'))
    .sort(byLimit(policy))
    .reverse();
  // The policy is refused where nobody is a supervisor (policy/references.ts).
  if (!head) throw new RangeError('Nobody in the policy is a supervisor');
  return head.id;
};
