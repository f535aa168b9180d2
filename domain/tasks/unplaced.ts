import { type Concerning, concernedBy, lastResort } from '../people/concerned.ts';
import { dayOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import { takesOver } from './escalation-policy.ts';

/** Why a supervisor is notified of a task that nobody could be found for, and whom it was with: values of the notice. */
export const UNPLACED = {
  level: {
    es: 'no había nadie disponible; pásela a quien pueda atenderla',
    en: 'nobody was available; hand it over to somebody who can see to it',
  },
  from: { es: 'nadie', en: 'nobody' },
};

/** The supervisor who hears of a task that nobody could be found for: one whom the case is not about, as long as there is one. */
export const hearsOfUnplaced = (policy: Policy, head: Concerning, at: Instant): string | undefined => {
  const among = { day: dayOf(policy, at), excluded: concernedBy(head) };
  return takesOver(policy, { level: 'supervisor', assignee: undefined, ...among })?.to ?? lastResort(policy, among);
};
