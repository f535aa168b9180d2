import type { CaseTask, TaskCandidates } from '../../../api/types.ts';

const CODES = ['limit-too-low', 'kind-beyond-authority', 'customer-beyond-authority', 'budget-exhausted'];

/** So many are offered at once; all stand where the task is handed over. */
const MOST = 3;

/** Whether a verdict is refused because it is more than its writer may grant. */
export const isBeyondAuthority = (code: string | undefined): boolean => code !== undefined && CODES.includes(code);

/** Whether somebody cannot approve a proposal as it is because it is more than they may grant: it is known before, or the server said so (`said`, its code). */
export const cannotGrant = ({ actions = [] }: Pick<CaseTask, 'actions'>, said?: string): boolean =>
  isBeyondAuthority(said) ||
  actions.some(({ action, allowed, code }) => action === 'approve' && !allowed && isBeyondAuthority(code));

/** The first of those who may be given the task, and may grant what it asks. */
export const whoMayGrant = ({ people }: TaskCandidates) => people.filter(({ allowed }) => allowed).slice(0, MOST);
