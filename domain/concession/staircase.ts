import type { Reason } from '../case/reason.ts';
import type { Offer, Option } from '../case/settlement.ts';
import { companyMoney } from '../policy/company-money.ts';
import type { Policy } from '../policy/policy.ts';
import type { Concession } from '../policy/schema/concessions.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import { isEligible } from './eligibility.ts';
import { goodwillOverride } from './goodwill-override.ts';
import { type Meant, meantBy } from './meant.ts';
import { requestedConcessions } from './requested-remedy.ts';
import { type RoundFacts, roomOf } from './round-facts.ts';
import { withValue } from './titles.ts';
import { balance, weigh } from './weigh.ts';

/** A concession that may be offered, with what speaks for it. `rank`: 3 goodwill, 2 expert's remedy, 1 customer's request. */
type Candidate = { concession: Concession; reasons: Reason[]; rank: 0 | 1 | 2 | 3 };

const RECOMMENDED = { code: 'expert', es: 'Lo recomienda un experto', en: 'An expert recommends it' };
const REQUESTED = { code: 'wish', es: 'Es lo que pide el cliente', en: 'It is what the customer asks for' };

/** Where the staircase begins: a step higher where we answer for serious harm, since words alone would be an insult. */
export const stepOf = ({ round, liable, severity }: RoundFacts): number => round + (liable && severity >= 3 ? 1 : 0);

/**
 * The concessions experts recommend: those they name, or of a kind the lowest on the staircase. A kind that was offered already is
 * not recommended again at a higher step: the expert asked for the kind, not for more of it.
 */
const recommended = (meant: Meant[], eligible: Concession[]): string[] =>
  meant.flatMap(({ ids, kinds }) => [
    ...ids,
    ...kinds.flatMap((kind) => eligible.filter((concession) => concession.kind === kind).sort(byPrice)[0]?.id ?? []),
  ]);

const byPrice = (a: Concession, b: Concession): number => a.step - b.step || a.cost - b.cost || (a.id < b.id ? -1 : 1);

const byMerit = (a: Candidate, b: Candidate): number =>
  b.rank - a.rank || balance(b.reasons) - balance(a.reasons) || byPrice(a.concession, b.concession);

/** What may be offered at all in this round, best first. */
const candidates = (policy: Policy, facts: RoundFacts): Candidate[] => {
  const room = roomOf(policy, facts);
  const meant = facts.remedies.map((remedy) => meantBy(policy, remedy));
  const named = meant.flatMap(({ ids }) => ids);
  const eligible = policy.concessions.filter((one) => isEligible(one, facts, named.includes(one.id)));
  const experts = recommended(meant, eligible);
  const requested = requestedConcessions(policy, facts);
  const judge = (concession: Concession): Candidate[] => {
    const reasons = weigh(policy, concession, facts);
    const isRequested = requested.includes(concession.id);
    const goodwill = isRequested ? goodwillOverride(policy, concession, facts) : undefined;
    if (goodwill) return [{ concession, reasons: [goodwill, REQUESTED, ...reasons], rank: 3 }];
    if (!eligible.includes(concession)) return [];
    if (experts.includes(concession.id)) return [{ concession, reasons: [RECOMMENDED, ...reasons], rank: 2 }];
    if (concession.cost > 0 && balance(reasons) < 0) return [];
    return [isRequested ? { concession, reasons: [REQUESTED, ...reasons], rank: 1 } : { concession, reasons, rank: 0 }];
  };
  return policy.concessions
    .filter(({ id, cost, kind }) => cost <= room && !facts.offered.includes(id) && !facts.withoutKinds?.includes(kind))
    .flatMap(judge)
    .sort(byMerit);
};

/** The next step that has anything on it; when none is left above, what was passed over below. */
const nextStep = (steps: number[], from: number): number | undefined => {
  const above = steps.filter((step) => step >= from);
  return above.length > 0 ? Math.min(...above) : steps.length > 0 ? Math.max(...steps) : undefined;
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A concession in the customer's words. The amount is what it is worth; what it costs stays inside. */
export const toOption = (
  policy: Policy,
  { concession, reasons }: { concession: Concession; reasons: Reason[] },
  { place, language }: { place: number; language: ReplyLanguage },
): Option => {
  const value = concession.value === undefined ? undefined : companyMoney(policy, concession.value);
  const say = (text: string) => withValue(text, concession, { policy, language });
  return {
    optionId: LETTERS[place] ?? String(place + 1),
    concession: concession.id,
    ...(value && { value }),
    cost: companyMoney(policy, concession.cost),
    title: say(concession.title[language]),
    detail: say(concession.detail[language]),
    reasons,
  };
};

/** The options of an offer the customer has seen, as they stay open in the next round. */
export const stayOpen = ({ round, options }: Pick<Offer, 'round' | 'options'>): Option[] =>
  options.map((option) => ({ ...option, openSince: option.openSince ?? round }));

/**
 * All options of the next round: what was offered before stays open under its letters, so that no counter makes an offer
 * worse, and the next step of the staircase is added. Where there is nothing to add, what is open is put to the customer once
 * more, and only once.
 * @returns no option where the final answer is due
 */
export const roundOptions = (policy: Policy, facts: RoundFacts, language: ReplyLanguage): Option[] => {
  const added = nextOptions(policy, facts, language);
  const saidBefore = facts.open.every(({ openSince }) => openSince !== facts.round - 1);
  return added.length === 0 && saidBefore ? [] : [...added, ...facts.open];
};

/**
 * What the next round adds: the staircase of the catalogue, one step each round, a few options and never all of them at
 * once. An expert's remedy and a request worth a goodwill override may come from any step; another request reaches one step
 * ahead, so that asking is answered but does not use up the staircase.
 * @returns no option when nothing (more) can be added
 */
export const nextOptions = (policy: Policy, facts: RoundFacts, language: ReplyLanguage): Option[] => {
  const found = candidates(policy, facts);
  const step = stepOf(facts);
  const isPreferred = ({ rank, concession }: Candidate) => rank >= 2 || (rank === 1 && concession.step <= step + 1);
  const others = found.filter((candidate) => !isPreferred(candidate));
  const level = nextStep(
    others.map(({ concession }) => concession.step),
    step,
  );
  const { optionsPerRound } = policy.negotiation;
  const most = facts.offered.length > 0 ? optionsPerRound : Math.min(optionsPerRound, Math.max(1, found.length - 1));
  return [...found.filter(isPreferred), ...others.filter(({ concession }) => concession.step === level)]
    .slice(0, most)
    .map((candidate, place) => toOption(policy, candidate, { place: facts.open.length + place, language }));
};
