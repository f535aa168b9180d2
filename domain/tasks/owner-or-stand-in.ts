import type { CaseContext } from '#domain/case/case-file.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf, isFree } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { takesOver } from './escalation-policy.ts';

/** The owner of a case or, where they are away or the complaint is about them, whoever stands in. */
export const ownerOrStandIn = ({ file, at, deps: { policy } }: CaseContext<{ policy: Policy }>): string | undefined => {
  const { owner } = file.head;
  const day = dayOf(policy, at);
  const excluded = concernedIn(policy, file);
  return isFree(policy, owner, { day, excluded })
    ? owner
    : takesOver(policy, { level: 'substitute', assignee: owner, day, excluded })?.to;
};
