import { kindsNamed } from '../concession/requested-remedy.ts';
import type { Policy } from '../policy/policy.ts';
import { type Difference, differences } from '../vocabulary.ts';
import { type Answer, answersOf, type Consulted, remedyOf } from './opinions.ts';

const bothSaid = (said: (boolean | undefined)[]): boolean => said.includes(true) && said.includes(false);

/** The kinds of concession that a remedy means: by its id, by its kind, or by its words. */
const meant = (policy: Policy, remedy: string): string[] => {
  const known = policy.concessions.filter(({ id, kind }) => id === remedy || kind === remedy);
  return known.length > 0 ? [...new Set(known.map(({ kind }) => kind))] : kindsNamed(remedy);
};

/** Two remedies differ where both can be told and mean nothing in common; two amounts of one kind do as well. */
const differ = (policy: Policy, one: string, other: string): boolean => {
  if (one === other) return false;
  const ids = [one, other].filter((remedy) => policy.concessions.some(({ id }) => id === remedy));
  if (ids.length === 2) return true;
  const [first, second] = [meant(policy, one), meant(policy, other)];
  return first.length > 0 && second.length > 0 && !first.some((kind) => second.includes(kind));
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
