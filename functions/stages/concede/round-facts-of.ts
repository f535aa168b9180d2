import type { CaseFile } from '#domain/case/case-file.ts';
import { type EarlierCase, type RoundFacts, spentOn } from '#domain/concession/round-facts.ts';
import { offersOf, ownerLimit, wasRefused } from '#domain/concession/rounds.ts';
import { stayOpen } from '#domain/concession/staircase.ts';
import { requestedRemedies } from '#domain/messages/requested-remedies.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { ORDINARY_SEVERITY } from '#domain/timers/next-word.ts';
import { remedyTextId } from '#functions/stages/consult/contract.ts';

/** What the rules of concession need to know of a case. */
export const roundFactsOf = (
  { file, policy }: { file: CaseFile; policy: Policy },
  cycle: number,
  earlier: EarlierCase[],
): RoundFacts => {
  const { head, examinations, opinions, outcomes, texts } = file;
  const cause = (examinations.find((examination) => examination.cycle === cycle) ?? examinations.at(-1))?.cause;
  const answers = opinions.filter((opinion) => opinion.answered);
  const seen = offersOf(file, cycle).filter(({ status }) => status !== 'refused');
  const others = earlier.filter(({ caseId }) => caseId !== head.caseId);
  return {
    ...(cause && { cause }),
    ...(head.topic && { topic: head.topic }),
    severity: head.severity?.level ?? ORDINARY_SEVERITY,
    liable: cause === 'company-error' || answers.some(({ liable }) => liable),
    remedies: answers.flatMap(({ remedy, taskId }) => remedy ?? texts.get(remedyTextId(taskId)) ?? []),
    requestedRemedies: requestedRemedies(file, cycle),
    earlier: { cases: others.length, conceded: others.filter(({ conceded }) => conceded).length },
    round: seen.length + 1,
    counters: seen.filter(({ status }) => status === 'countered').length,
    open: seen.slice(-1).flatMap(stayOpen),
    offered: [
      ...seen.flatMap(({ options }) => options.map(({ concession }) => concession)),
      ...outcomes.flatMap(({ concessions }) => concessions.map(({ concession }) => concession)),
    ],
    spent: spentOn(outcomes),
    ...(wasRefused(file, cycle) && { limit: ownerLimit(policy, file) }),
  };
};
