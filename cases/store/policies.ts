import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256 } from '#domain/case/history.ts';
import { casePolicy, type KeptPolicy } from '#domain/policy/case-policy.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { log } from '#platform/log.ts';
import { ifConditionHolds } from './conditional.ts';
import { onceWhereFrozen } from './frozen.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

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

/** An item holds 400 KB; what is larger is split. */
const PART_CHARACTERS = 300_000;

/** Versions that a function instance has at hand. */
const MOST_AT_HAND = 8;

/** The content as it is kept: without the classifier, which reads new words and decides nothing about an open case. */
const packed = onceWhereFrozen(
  ({ classifier: _, todaysVersion: __, ...content }: Policy): { parts: string[]; hash: string } => {
    const json = JSON.stringify(content);
    const text = gzipSync(json).toString('base64');
    const count = Math.ceil(text.length / PART_CHARACTERS);
    const parts = Array.from({ length: count }, (_, n) => text.slice(n * PART_CHARACTERS, (n + 1) * PART_CHARACTERS));
    return { parts, hash: sha256(json) };
  },
);

const unpacked = (marker: Item, parts: Item[]): KeptPolicy | undefined => {
  if (parts.length !== marker['parts']) return undefined;
  const text = parts.map(({ content }) => String(content)).join('');
  const json = gunzipSync(Buffer.from(text, 'base64')).toString('utf8');
  return sha256(json) === marker['sha256'] ? (JSON.parse(json) as KeptPolicy) : undefined;
};

const numbers = (count: unknown): number[] => Array.from({ length: Number(count) }, (_, n) => n + 1);

const read = async (table: Table, version: string): Promise<KeptPolicy | undefined> => {
  const marker = await table.get(keys.policy(version));
  if (!marker) return undefined;
  const parts = await table.getMany(numbers(marker['parts']).map((part) => keys.policyPart(version, part)));
  try {
    return unpacked(marker, parts);
  } catch {
    return undefined;
  }
};

/** Stores an item unless it is there: whoever was faster stored the same. */
const putOnce = (table: Table, item: Item): Promise<unknown> =>
  ifConditionHolds(table.write([{ put: item, ifAbsent: true }]));

/** The mark stands last, and is small: asking for it costs little, and what it says is whole. */
const store = async (table: Table, today: Policy): Promise<void> => {
  const { version } = today;
  if (await table.get(keys.policy(version))) return;
  const { parts, hash } = packed(today);
  for (const [n, content] of parts.entries()) await putOnce(table, { ...keys.policyPart(version, n + 1), content });
  await putOnce(table, { ...keys.policy(version), parts: parts.length, sha256: hash });
};

/** A version at hand, as it was kept and as a case goes by it with those who work here now. */
type AtHand = { kept: KeptPolicy; policy: Policy };

/** The same policy as long as the same people work here: what follows from it is not found anew. */
const withThoseOf = (today: Policy, known: AtHand): AtHand =>
  known.policy.people === today.people && known.policy.rota === today.rota
    ? known
    : { ...known, policy: casePolicy(today, known.kept) };

/**
 * Today's policy comes with the code; earlier versions are read from the table, where they were kept when a case came in.
 * @param deployed today's as it came with the code, whoever works here by now: that is what its version stands for
 */
export const policiesOf = (table: Table, today: Policy, deployed: Policy = today): Policies => {
  const atHand = new Map<string, AtHand | undefined>([[today.version, undefined]]);
  let isKept = false;
  return {
    find: async (version) => {
      const known = atHand.get(version);
      if (known) atHand.set(version, withThoseOf(today, known));
      if (atHand.has(version)) return atHand.get(version)?.policy;
      const kept = await read(table, version);
      if (!kept) log('error', 'a version of the policy is lost', { policy: version, instead: today.version });
      if (atHand.size >= MOST_AT_HAND) atHand.delete([...atHand.keys()][1] ?? '');
      atHand.set(version, kept && { kept, policy: casePolicy(today, kept) });
      return atHand.get(version)?.policy;
    },
    keep: async () => {
      if (isKept) return;
      try {
        await store(table, deployed);
        isKept = true;
      } catch (error) {
        // A complaint is taken in whatever becomes of this; the next one tries again.
        log('error', 'the policy could not be kept', { policy: today.version, error: (error as Error).name });
      }
    },
  };
};
