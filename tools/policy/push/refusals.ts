import * as z from 'zod/mini';
import { type Policy, PolicySource } from '#domain/policy/policy.ts';
import { misfits } from '#domain/staff/decide-policy.ts';
import type { StaffState } from '#domain/staff/state.ts';
import { type Frame, outOfFrame } from '#policy/fit.ts';
import { crossReferences } from '#policy/references.ts';

const text = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value));

const OF_ITS_OWN: Record<string, string> = {
  shape:
    'this checkout reads policies of another shape than the code that is deployed: push with the checkout of the release that is deployed, or deploy this one',
  'regimes, calendars':
    'regimes/ or calendars/ are not those that are deployed: functions carry the law, so it needs a deployment',
};

/** What keeps a policy from the place of the one that is deployed. @param frame of the policy with its law */
export const outside = (stack: Frame, frame: Frame): string[] =>
  outOfFrame(stack, frame).map(
    ({ place, is, would }) =>
      OF_ITS_OWN[place] ?? `${place}: ${text(is)} → ${text(would)} needs a deployment: the stack is made from it`,
  );

/** What makes a policy one that cannot hold beside what the desk says of people. */
export const besideTheDesk = (policy: Policy, state: StaffState): string[] =>
  misfits(policy, state).map((problem) => `${problem} (with what was changed at the desk)`);

/** What is wrong with a policy that was kept, by the rules of today: as where the files are read. */
export const wrongWith = ({ version: _, todaysVersion: __, fits: ___, ...source }: Policy): string[] => {
  const parsed = PolicySource.safeParse(source);
  if (!parsed.success) return z.prettifyError(parsed.error).split('\n');
  return crossReferences(parsed.data);
};
