import { casePolicy, type KeptPolicy } from '#domain/policy/case-policy.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { log } from '#platform/log.ts';
import { onceWhereFrozen } from './frozen.ts';
import { keepParts, packed, readParts } from './kept-parts.ts';
import type { Table } from './table.ts';

/** The versions of the policy that cases came in under. */
export type Policies = {
  /**
   * The policy that a case of a version goes by; undefined where that is today's. Today's stands in for a version that is lost:
   * a case must go on.
   */
  find(version: string): Promise<Policy | undefined>;
  /** Keeps today's, once for each version: what was kept before is not written again. */
  keep(): Promise<void>;
};

/** Versions that a function instance has at hand. */
const MOST_AT_HAND = 8;

/** The content as it is kept: without the classifier, which reads new words and decides nothing about an open case. */
const packedPolicy = onceWhereFrozen(({ classifier: _, todaysVersion: __, fits: ___, ...content }: Policy) =>
  packed(content),
);

/** Keeps the content of a version. */
export const keepPolicy = (table: Table, policy: Policy): Promise<void> =>
  keepParts(table, policy.version, () => packedPolicy(policy));

/** A version at hand, as it was kept and as a case goes by it with those who work here now. */
type AtHand = { kept: KeptPolicy; policy: Policy };

/** The same policy as long as today's is the same and the same people work here: what follows from it is not found anew. */
const withThoseOf = (today: Policy, known: AtHand): AtHand => {
  const { todaysVersion, people, rota } = known.policy;
  return todaysVersion === today.version && people === today.people && rota === today.rota
    ? known
    : { ...known, policy: casePolicy(today, known.kept) };
};

/**
 * Today's policy is at hand; earlier versions are read from the table, where they were kept when a case came in.
 * @param deployed today's as it was deployed or pushed, whoever works here by now: that is what its version stands for
 */
export const policiesOf = (table: Table, today: Policy, deployed: Policy = today): Policies => {
  const atHand = new Map<string, AtHand | undefined>();
  let kept: string | undefined;
  return {
    find: async (version) => {
      if (version === today.version) return undefined;
      const known = atHand.get(version);
      if (known) atHand.set(version, withThoseOf(today, known));
      if (atHand.has(version)) return atHand.get(version)?.policy;
      const found = await readParts<KeptPolicy>(table, version);
      if (!found) log('error', 'a version of the policy is lost', { policy: version, instead: today.version });
      if (atHand.size >= MOST_AT_HAND) atHand.delete([...atHand.keys()][0] ?? '');
      atHand.set(version, found && { kept: found, policy: casePolicy(today, found) });
      return atHand.get(version)?.policy;
    },
    keep: async () => {
      const { version } = deployed;
      if (kept === version) return;
      try {
        await keepPolicy(table, deployed);
        kept = version;
      } catch (error) {
        // A complaint is taken in whatever becomes of this; the next one tries again.
        log('error', 'the policy could not be kept', { policy: version, error: (error as Error).name });
      }
    },
  };
};
