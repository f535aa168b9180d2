import { staffState } from '#cases/store/staff.ts';
import type { Table } from '#cases/store/table.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Day } from '#domain/values.ts';
import { Advice } from '#local/progress.ts';
import { type Frame, fitOfFrame } from '#policy/fit.ts';
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

/** The law of a folder, with its calendars looked at from a day on. @throws Advice that lists what is wrong with it */
export const lawIn = (folder: string, on?: Day): LoadedLaw => advising(() => loadLaw(folder, on));

/** What a stack says of the policy that it was deployed with. */
type Deployed = { version: string | undefined; frame: Frame };

/** The policy that was pushed to a stack, if one was, and whether it holds there: it fits the code that is deployed, and what the template is made from. */
export const pushedPolicy = async (
  table: Pick<Table, 'get'>,
  deployed: Deployed,
): Promise<{ version: string; fits: boolean } | undefined> => {
  const { policy } = await staffState(table);
  if (!policy) return undefined;
  const { version, fits } = policy;
  return { version, fits: version === deployed.version || fits === fitOfFrame(deployed.frame) };
};

/** The version that holds in a stack: the one that was pushed, where it can, else the deployed one; undefined where nobody knows it. */
export const versionInForce = async (table: Pick<Table, 'get'>, deployed: Deployed): Promise<string | undefined> => {
  const pushed = await pushedPolicy(table, deployed);
  return pushed?.fits ? pushed.version : deployed.version;
};

/**
 * Says on stderr where the policy at hand is not the one that holds in a stack: a command reckons with another than its functions do.
 * @param holds its version; undefined where nobody knows it
 */
export const warnOfOtherPolicy = (
  { version }: Pick<Policy, 'version'>,
  { folder, holds }: { folder: string; holds: string | undefined },
): void => {
  if (holds === undefined || holds === version) return;
  console.error(
    `  Careful: the policy in ${folder} has version ${version}, and the one that holds there has ${holds}. Name its folder with --policy FOLDER.`,
  );
};
