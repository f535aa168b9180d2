import { CASE_ID } from '#domain/case/ids.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { Refusal } from '#domain/refusal.ts';
import type { CallerProof } from '#platform/aws/caller.ts';
import type { EvidenceDeps } from '../evidence/contract.ts';
import { takeEvidence } from '../evidence/take-evidence.ts';
import { caseIdOfReference } from '../http/by-reference.ts';
import type { CommandInput, CommandOutput } from './contract.ts';

export type CommandDeps = EvidenceDeps & {
  /** The principal of AWS that signed a proof for something; undefined where it is none. */
  principalOf: (proof: CallerProof, what: string) => Promise<string | undefined>;
};

/** A pack for whoever AWS lets call the function; recorded is who AWS says they are, not who they say they are. */
export const takeByCommand = async (
  { case: named, proof }: CommandInput,
  { principalOf, ...deps }: CommandDeps,
): Promise<CommandOutput> => {
  const principal = await principalOf(proof, named);
  if (principal === undefined) return { refused: 'caller-unknown' };
  const caseId = CASE_ID.test(named) ? named : await caseIdOfReference(deps, named);
  if (caseId === undefined) return { refused: 'no-such-case' };
  try {
    return { taken: await takeEvidence({ caseId, principal }, await underPolicyOf(deps, caseId)) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    throw error;
  }
};
