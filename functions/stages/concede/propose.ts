import type { Asking } from '#cases/store/worths.ts';
import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { nextStep } from '#domain/concession/next-step.ts';
import type { NegotiationStep } from '#domain/concession/put-offer.ts';
import type { EarlierCase } from '#domain/concession/round-facts.ts';
import { Permanent } from '#domain/failures.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { Worth } from '#domain/worth/worth.ts';
import type { CycleInput } from '#platform/lambda-handler.ts';
import type { TrackingUrl } from '#platform/links.ts';
import type { ConcedeOutput } from './contract.ts';

type ConcedeDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: TrackingUrl;
  deskUrl: string;
  worthOf: (head: Asking) => Promise<Worth>;
  earlierCases: (customer: Pick<Case, 'caseId' | 'identities'>) => Promise<EarlierCase[]>;
};

const UNKNOWN: Worth = { known: false, why: 'not-found' };

/** What is put for approval stands in this stage until somebody decides. */
const staged = ({ next: { next }, change }: NegotiationStep): Change | undefined =>
  change && next === 'approve' ? combine(change, { set: { stage: 'concede' } }) : change;

/**
 * Stage concede: says what comes next between us and the customer. Options follow the policy's rules; what costs more than
 * the owner may grant goes to an approver first; after a refusal only what the owner may grant is proposed. What goes out, an
 * offer or a final answer, is released by a person. A customer's no is put to a person, who answers it. The number of rounds
 * that the rules propose is bounded.
 */
export const propose = async ({ caseId, cycle }: CycleInput, deps: ConcedeDeps): Promise<ConcedeOutput> => {
  const head = await deps.cases.head(caseId);
  const [earlier, worth, url] = await Promise.all([
    head ? deps.earlierCases(head) : [],
    head ? deps.worthOf(head) : UNKNOWN,
    deps.trackingUrl(caseId, { version: linkVersion(head ?? {}) }),
  ]);
  const at = deps.clock.now();
  let next: NegotiationStep['next'] = { next: 'agree' };
  await deps.cases.change(caseId, at, async (file) => {
    if (file.head.cycle !== cycle) throw new Permanent(`Cycle ${cycle} of the case is over`);
    const funds = await deps.cases.funds?.(file, at);
    const step = nextStep({ file, funds, cycle, at, earlier, worth, url, deps: { ...deps, channels } });
    next = step.next;
    return staged(step);
  });
  return { caseId, cycle, ...next };
};
