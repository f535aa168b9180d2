import { type Meant, meantBy } from '../concession/meant.ts';
import type { Policy } from '../policy/policy.ts';
import { type Difference, differences } from '../vocabulary.ts';
import { type Answer, answersOf, type Consulted, remedyOf } from './opinions.ts';

const bothSaid = (said: (boolean | undefined)[]): boolean => said.includes(true) && said.includes(false);

/** Two remedies differ where both can be told and mean nothing in common; two amounts of one kind do as well. */
const differ = (policy: Policy, one: string, other: string): boolean => {
  const [first, second] = [meantBy(policy, one), meantBy(policy, other)];
  if (first.ids.length > 0 && second.ids.length > 0) return !first.ids.some((id) => second.ids.includes(id));
  const kinds = ({ ids, kinds: named }: Meant): string[] => [
    ...named,
    ...policy.concessions.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind),
  ];
  const [these, those] = [kinds(first), kinds(second)];
  return these.length > 0 && those.length > 0 && !these.some((kind) => those.includes(kind));
};

const remediesDiffer = (policy: Policy, remedies: string[]): boolean =>
  remedies.some((one, index) => remedies.slice(index + 1).some((other) => differ(policy, one, other)));

const nobodyCanTell = (answers: Answer[]): boolean =>
  answers.length > 0 && answers.every(({ cannotTell }) => cannotTell === true);

/**
 * In what the opinions of a cycle differ. What an expert could not know differs from nothing; where none could tell, somebody has
 * to decide on that.
 */
export const differencesIn = (policy: Policy, file: Consulted, cycle: number): Difference[] => {
  const answers = answersOf(file, cycle);
  const remedies = answers.flatMap(({ taskId, remedy }) => remedyOf(file, taskId, remedy) ?? []);
  const found: Record<Difference, boolean> = {
    valid: bothSaid(answers.map(({ valid }) => valid)),
    liable: bothSaid(answers.map(({ liable }) => liable)),
    remedy: remediesDiffer(policy, remedies),
    'cannot-tell': nobodyCanTell(answers),
  };
  return differences.filter((difference) => found[difference]);
};
