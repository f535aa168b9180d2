import { readPushed } from '#cases/store/pushed-policy.ts';
import type { Table } from '#cases/store/table.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { StaffState } from '#domain/staff/state.ts';
import { Advice } from '#local/progress.ts';
import { policyIn } from '../../policy-at-hand.ts';
import { inForce } from './hold.ts';

/**
 * What the policy that holds says. One that was pushed is kept whole; the deployed one is kept, without its classifier, once a case
 * came in under it, and otherwise read from the folder that it was made from.
 * @param against that folder
 * @throws Advice where it is in neither
 */
export const contentInForce = async (
  table: Pick<Table, 'get' | 'getMany'>,
  { state, deployed, against }: { state: StaffState; deployed: string; against: string },
): Promise<Policy> => {
  const version = inForce(state, deployed);
  const kept = await readPushed(table, version, state.policy !== undefined);
  if (kept) return kept;
  const atHand = policyIn(against);
  if (atHand.version === version) return atHand;
  throw new Advice(
    `Policy ${version} holds and no case came in under it yet, so that nothing knows what it says. Name the folder that it was made from with --against FOLDER; ${against} is ${atHand.version}.`,
  );
};
