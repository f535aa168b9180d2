import { lastAnchor } from '#cases/store/anchors.ts';
import { headsReceived } from '#cases/store/histories.ts';
import { lastEvents, readHistory } from '#cases/store/read-history.ts';
import type { Table } from '#cases/store/table.ts';
import type { ChainEnd } from '#domain/case/history.ts';
import type { Instant } from '#domain/time.ts';
import { verifyHistories } from '../verify-history/verify.ts';
import type { Compared } from './restore.ts';

/** So many cases are held against those of now, spread over all; all of them where there are fewer. */
const SAMPLED = 50;

export type Sources = {
  live: Table;
  copy: Table;
  /** What histories are verified with. */
  verifying: Omit<Parameters<typeof verifyHistories>[1], 'table'>;
};

export type Which = {
  /** The first month that is looked at, UTC, `2026-11`. */
  from: string;
  /** The moment that the copy is of. */
  at: Instant;
  /** So many cases are verified whole at most. */
  most: number;
};

/** Where the history of a case ends in the copy; undefined where it is not there. */
const endIn = async ({ copy }: Sources, caseId: string): Promise<ChainEnd | undefined> => {
  const [last] = await lastEvents(copy, caseId, 1);
  return last && { seq: last.seq, lastHash: last.hash };
};

/** Whether the history that a case has in the copy is how that of now begins: each hash is over all before it, and over what is stored. */
const isBeginning = async (caseId: string, sources: Sources): Promise<boolean> => {
  const end = await endIn(sources, caseId);
  const now = await readHistory(sources.live, caseId);
  return end !== undefined && now.find(({ seq }) => seq === end.seq)?.hash === end.lastHash;
};

/**
 * Whether a case was in the table at a moment. When it came in does not say it: a mail may lie in a queue. Whatever the first step
 * did is told by its second event.
 */
const wasThere = async (caseId: string, { live }: Sources, { at }: Which): Promise<boolean> => {
  const [, second] = await readHistory(live, caseId);
  return second !== undefined && second.at <= at;
};

/** Ids of all that is not as it should be, and how many cases were looked at. An anchor that was made since is none of the copy's. */
const verify = async ({ copy, verifying }: Sources, { from, most }: Which) => {
  const { number: last } = await lastAnchor(copy);
  const kept: typeof verifying.kept = async (number) => (number <= last ? verifying.kept(number) : undefined);
  const { results, signatures, anchors } = await verifyHistories({ from }, { ...verifying, kept, table: copy });
  const broken = [
    ...anchors.problems.map(({ anchor, what }) => `anchor ${anchor} ${what}`),
    ...signatures.problems.map(({ batch, what }) => `batch ${batch} ${what}`),
  ];
  let verified = 0;
  for await (const { caseId, problems } of results) {
    verified += 1;
    if (problems[0]) broken.push(`${caseId} ${problems[0].what}`);
    if (verified >= most) break;
  }
  return { verified, broken };
};

/** So many of a list, spread evenly over it. */
const spread = (ids: readonly string[]): string[] => {
  const every = Math.max(Math.ceil(ids.length / SAMPLED), 1);
  return ids.filter((_, place) => place % every === 0);
};

/** Holds the cases of a copy against their histories, and against those of the table it was made of. */
export const compareCopy = async (sources: Sources, which: Which): Promise<Compared> => {
  const there: string[] = [];
  const missing: string[] = [];
  for await (const { caseId, receivedAt } of headsReceived(sources.live, which.from, which.at.slice(0, 7))) {
    if (receivedAt > which.at) continue;
    if (await endIn(sources, caseId)) there.push(caseId);
    else if (await wasThere(caseId, sources, which)) missing.push(caseId);
  }
  const sample = spread(there);
  const differing: string[] = [];
  for (const caseId of sample) if (!(await isBeginning(caseId, sources))) differing.push(caseId);
  const checked = await verify(sources, which);
  return { cases: there.length + missing.length, missing, sampled: sample.length, differing, ...checked };
};
