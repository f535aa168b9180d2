import type { Case } from '../case/case.ts';
import type { CaseStore } from '../case/case-store.ts';
import { resolveMergedHead } from '../case/resolve-merged.ts';
import type { Policy } from './policy.ts';

type Needs = { cases: Pick<CaseStore, 'policyFor'>; policy: Policy };

/**
 * What a use case is given, with the policy that its case goes by (`casePolicy`). Whatever works on one case begins with it. For
 * a case that is not there, today's policy stands: what follows refuses it.
 */
export const underPolicy = async <Deps extends Needs>(
  deps: Deps,
  head: Pick<Case, 'policyVersion'> | undefined,
): Promise<Deps> => {
  const policy = head && (await deps.cases.policyFor?.(head.policyVersion));
  return policy ? { ...deps, policy } : deps;
};

/** The same by the id of a case, or of one that was merged into it. */
export const underPolicyOf = async <Deps extends Needs & { cases: CaseStore }>(
  deps: Deps,
  caseId: string,
): Promise<Deps> => (deps.cases.policyFor ? underPolicy(deps, await resolveMergedHead(deps.cases, caseId)) : deps);

/** A use case about one case, under the policy of that case. */
export const underItsPolicy =
  <In extends { caseId: string }, Out, Deps extends Needs & { cases: CaseStore }>(
    useCase: (input: In, deps: Deps) => Promise<Out>,
  ) =>
  async (input: In, deps: Deps): Promise<Out> =>
    useCase(input, await underPolicyOf(deps, input.caseId));
