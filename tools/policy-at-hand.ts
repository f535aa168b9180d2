import type { Policy } from '#domain/policy/policy.ts';
import { Advice } from '#local/progress.ts';
import { loadPolicy } from '#policy/load.ts';
import { type LoadedLaw, loadLaw } from '#policy/load-law.ts';

const advising = <T>(load: () => T): T => {
  try {
    return load();
  } catch (error) {
    throw new Advice((error as Error).message);
  }
};

/** The policy of a folder. @throws Advice that lists what is wrong with it */
export const policyIn = (folder: string): Policy => advising(() => loadPolicy(folder));

/** The law of a folder. @throws Advice that lists what is wrong with it */
export const lawIn = (folder: string): LoadedLaw => advising(() => loadLaw(folder));

/**
 * Says on stderr where the policy at hand is not the deployed one: what a command reckons with may then not be what holds there.
 * @param deployed its version; undefined where nobody knows it
 */
export const warnOfOtherPolicy = (
  { version }: Pick<Policy, 'version'>,
  { folder, deployed }: { folder: string; deployed: string | undefined },
): void => {
  if (deployed === undefined || deployed === version) return;
  console.error(
    `  Careful: the policy in ${folder} has version ${version}, and the deployed one has ${deployed}. Name the deployed one with --policy FOLDER.`,
  );
};
