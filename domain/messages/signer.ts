import type { Case } from '../case/case.ts';
import { concernedBy } from '../people/concerned.ts';
import type { Policy } from '../policy/policy.ts';
import { signatureOf } from '../tasks/decide.ts';

/** Who signs to a customer what goes to many: whoever released it, but for the company where the complaint is about them. */
export const signerFor = (policy: Policy, head: Case, by: string): string =>
  concernedBy(head).includes(by) ? policy.company.name : signatureOf(policy, by);
