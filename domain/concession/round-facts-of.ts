import { freeHand, kindsBeyond } from '../budgets/demand.ts';
import type { Funds } from '../budgets/funds.ts';
import type { CaseFile } from '../case/case-file.ts';
import { standingIn } from '../examination/opinions.ts';
import { requestedRemedies } from '../messages/requested-remedies.ts';
import type { Policy } from '../policy/policy.ts';
import { ORDINARY_SEVERITY } from '../timers/next-word.ts';
import type { Worth } from '../worth/worth.ts';
import { type EarlierCase, type RoundFacts, spentOn } from './round-facts.ts';
import { offersOf, wasRefused } from './rounds.ts';
import { stayOpen } from './staircase.ts';

/** What of a case the rules of concession look at. */
export type Negotiated = Pick<
  CaseFile,
  'head' | 'events' | 'texts' | 'messages' | 'examinations' | 'opinions' | 'offers' | 'outcomes'
>;

/** What the rules of concession need to know of a case. */
export const roundFactsOf = (
  { file, policy, funds }: { file: Negotiated; policy: Policy; funds?: Funds | undefined },
  cycle: number,
  { earlier, worth }: { earlier: EarlierCase[]; worth: Worth },
): RoundFacts => {
  const { head, examinations, outcomes } = file;
  const cause = (examinations.find((examination) => examination.cycle === cycle) ?? examinations.at(-1))?.cause;
  const standing = Array.from({ length: cycle }, (_, index) => standingIn(file, index + 1));
  const seen = offersOf(file, cycle).filter(({ status }) => status !== 'refused');
  const others = earlier.filter(({ caseId }) => caseId !== head.caseId);
  return {
    ...(cause && { cause }),
    ...(head.topic && { topic: head.topic }),
    severity: head.severity?.level ?? ORDINARY_SEVERITY,
    liable: cause === 'company-error' || standing.some(({ liable }) => liable),
    remedies: standing.flatMap(({ remedies }) => remedies),
    requestedRemedies: requestedRemedies(file, cycle),
    earlier: { cases: others.length, conceded: others.filter(({ conceded }) => conceded).length },
    ...(worth.known ? { customerValue: worth.value } : { whyUnknown: worth.why }),
    round: seen.length + 1,
    counters: seen.filter(({ status }) => status === 'countered').length,
    open: seen.slice(-1).flatMap(stayOpen),
    offered: [
      ...seen.flatMap(({ options }) => options.map(({ concession }) => concession)),
      ...outcomes.flatMap(({ concessions }) => concessions.map(({ concession }) => concession)),
    ],
    spent: spentOn(outcomes),
    ...(wasRefused(file, cycle) && {
      limit: freeHand(policy, head.owner, funds),
      withoutKinds: kindsBeyond(policy, head.owner),
    }),
  };
};
