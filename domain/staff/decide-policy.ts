import { chain } from '../case/history.ts';
import { peopleProblems } from '../policy/people-rules.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import type { PolicyChange, StaffRecord } from './change.ts';
import { withRecord } from './fold.ts';
import { mergedStaff, type Staff } from './merged.ts';
import type { StaffState } from './state.ts';

/** What a file says of people plays no part in which policy holds. */
const NOBODY: Staff = { people: [], rota: [] };

/** The entry of the record by which another policy holds, and what holds from then on. @param by principal of AWS */
export const decidePolicy = (
  change: Omit<PolicyChange, 'change'>,
  { state, by, at }: { state: StaffState; by: string; at: Instant },
): { record: StaffRecord; state: StaffState } => {
  const data = { change: { change: 'policy' as const, ...change } };
  const [record] = chain<StaffRecord>(state, [{ type: 'changed', actor: { kind: 'person', id: by }, data }], at);
  if (!record) throw new RangeError('One entry makes one link');
  return { record, state: withRecord(state, record, NOBODY) };
};

/** What the people whom the desk knows of would make wrong in a policy, each with its file. */
export const misfits = (policy: Policy, state: StaffState): string[] =>
  peopleProblems({ ...policy, ...mergedStaff(policy, state) }).map(({ at, en }) => `${at}: ${en}`);
