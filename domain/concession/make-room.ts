import type { Option } from '../case/settlement.ts';
import type { Policy } from '../policy/policy.ts';
import { isChosen } from './choose-options.ts';

/** What of a proposal gives way last. */
const AFTER = { sameKind: 0, ofRules: 1, chosen: 2 };

/**
 * The options of a proposal that stay beside what somebody adds to it without saying what gives way, in their order: all for which a
 * round has a place. First gives way what is of a kind with what is added, which stands for it; then what the rules hold for the
 * least, which they propose last; and what a person chose before only after that.
 * @param add ids of concessions, or of options of the proposal, which stay
 */
export const makeRoom = (policy: Policy, proposed: readonly Option[], add: readonly string[]): Option[] => {
  const names = ({ optionId, concession }: Option) => add.includes(optionId) || add.includes(concession);
  const known = new Set(proposed.filter(names).flatMap(({ optionId, concession }) => [optionId, concession]));
  const added = new Set(add.filter((id) => !known.has(id)));
  const kindOf = (id: string) => policy.concessions.find((one) => one.id === id)?.kind;
  const kinds = new Set([...added].map(kindOf));
  const order = (option: Option): number =>
    kinds.has(kindOf(option.concession)) ? AFTER.sameKind : isChosen(option) ? AFTER.chosen : AFTER.ofRules;
  const news = proposed.filter(({ openSince }) => openSince === undefined);
  const tooMany = Math.max(0, news.length + added.size - policy.negotiation.optionsPerRound);
  const going = news
    .filter((option) => !names(option))
    .toReversed()
    .toSorted((a, b) => order(a) - order(b))
    .slice(0, tooMany);
  return news.filter((option) => !going.includes(option));
};
