import type { Agreement, Printed } from '../case/settlement.ts';
import type { Policy } from '../policy/policy.ts';
import { nameOf } from '../tasks/decide.ts';

/**
 * What the document of a settlement says besides its text, as it is now. It is stored with the settlement, so that the document stays
 * the same, byte for byte, when the company moves or somebody leaves it.
 */
export const printedOf = (
  policy: Pick<Policy, 'company' | 'people'>,
  { commitments, acceptance }: Pick<Agreement, 'commitments' | 'acceptance'>,
): Printed => {
  const people = [...commitments.map(({ owner }) => owner), ...(acceptance?.recordedBy ? [acceptance.recordedBy] : [])];
  const { name, phone, zone } = policy.company;
  return { company: name, phone, zone, names: Object.fromEntries(people.map((id) => [id, nameOf(policy, id)])) };
};
