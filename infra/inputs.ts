import type { App } from 'aws-cdk-lib';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import { loadOptions } from './options/options.ts';
import { demandSameSignIn } from './options/same-sign-in.ts';
import { stackNameOf, tierOf } from './stack-name.ts';

/** What may be given with `--context`. */
const KEYS = ['policy', 'deployment', 'name', 'stage'] as const;

/** Letters that a word and a slip of it begin with alike, where more than one letter is wrong: `deploy`, `policies`. */
const SAME_BEGINNING = 5;

const sameLetters = (a: string, b: string): number => {
  const end = Math.min(a.length, b.length);
  let same = 0;
  while (same < end && a[same] === b[same]) same++;
  return same;
};

const reversed = (text: string): string => [...text].reverse().join('');

/** Whether one is the other but for a letter that is another one, too much or missing, or for two that changed places. */
const isOneSlip = (a: string, b: string): boolean => {
  const start = sameLetters(a, b);
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const end = sameLetters(reversed(restA), reversed(restB));
  const [wrongA, wrongB] = [restA.slice(0, restA.length - end), restB.slice(0, restB.length - end)];
  return Math.max(wrongA.length, wrongB.length) <= 1 || (wrongA.length === 2 && wrongA === reversed(wrongB));
};

/**
 * A key that was meant for one of ours would be ignored in silence, and `Stage=prod` make a stack whose data goes with it. Keys of CDK and
 * of its plugins, and whatever is like none of ours, are left alone.
 * @throws RangeError with the key that was meant
 */
export const demandKnownKeys = (given: readonly string[]): void => {
  for (const key of given) {
    if (/[@:/]/.test(key) || KEYS.some((ours) => ours === key)) continue;
    const typed = key.toLowerCase();
    const meant = KEYS.find((ours) => isOneSlip(typed, ours) || sameLetters(typed, ours) >= SAME_BEGINNING);
    if (meant) throw new RangeError(`--context ${key}: is not known; was ${meant} meant? There are ${KEYS.join(', ')}`);
  }
};

/**
 * What whoever deploys gives: the policy with its law, the options, and how the stack is called.
 * @throws Error that says what of it cannot be taken
 */
export const inputsOf = ({ node }: Pick<App, 'node'>) => {
  demandKnownKeys(Object.keys(node.getAllContext()));
  const folder: string = node.tryGetContext('policy') ?? 'policy';
  const policy = loadPolicy(folder);
  const options = loadOptions(node.tryGetContext('deployment') ?? 'deployment.yaml');
  demandSameSignIn(options, policy);
  return {
    ...{ policy, options, law: loadLaw(folder) },
    name: stackNameOf(node.tryGetContext('name')),
    tier: tierOf(node.tryGetContext('stage')),
  };
};
