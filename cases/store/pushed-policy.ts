import type { Policy } from '#domain/policy/policy.ts';
import type { PushedPolicy } from '#domain/staff/state.ts';
import { log } from '#platform/log.ts';
import { keepParts, packed, readParts } from './kept-parts.ts';
import { keepPolicy } from './policies.ts';
import type { Table } from './table.ts';

/** Under which name the classifier of a version is kept, which most functions do without. */
const classifierOf = (version: string): string => `${version}+classifier`;

/** Keeps all of a policy that is pushed. */
export const keepPushed = async (table: Table, policy: Policy): Promise<void> => {
  await keepPolicy(table, policy);
  await keepParts(table, classifierOf(policy.version), () => packed(policy.classifier));
};

/** All of a policy that was pushed; undefined where it was not, is lost or was changed. @param whole with the classifier */
export const readPushed = async (
  table: Pick<Table, 'get' | 'getMany'>,
  version: string,
  whole = true,
): Promise<Policy | undefined> => {
  const [policy, classifier] = await Promise.all([
    readParts<Policy>(table, version),
    whole ? readParts<Policy['classifier']>(table, classifierOf(version)) : undefined,
  ]);
  return policy && whole ? classifier && { ...policy, classifier } : policy;
};

/**
 * The policy that holds: the one that was pushed, where it is whole and of the kind that this code goes by; else the one that comes
 * with the code, and an error says so.
 */
export const policyInForce = async (
  table: Pick<Table, 'get' | 'getMany'>,
  pushed: PushedPolicy | undefined,
  bundled: Policy,
): Promise<Policy> => {
  if (!pushed || pushed.version === bundled.version) return bundled;
  const fits = pushed.fits === bundled.fits;
  const found = fits ? await readPushed(table, pushed.version, bundled.classifier !== undefined) : undefined;
  if (found) return { ...found, fits: pushed.fits };
  const why = fits ? 'lost or changed' : 'for other code';
  log('error', 'pushed policy unusable', { policy: pushed.version, instead: bundled.version, why });
  return bundled;
};
