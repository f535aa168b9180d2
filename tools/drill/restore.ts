import { awaited, type Bench, DrillFailed, noted, type Patience, seen, takenBack } from './bench.ts';

/** What the copy of a table says, held against the one that cases are in now. */
export type Compared = {
  /** Cases that came in before the point in time, from the month on that was asked for. */
  cases: number;
  /** Those of them that the copy does not have. */
  missing: string[];
  /** Cases whose history was checked whole, with signatures and anchors. */
  verified: number;
  /** Ids of cases, batches and anchors of the copy that are not as their histories say. */
  broken: string[];
  /** Cases that were compared with what they are now, and those that differ though nothing happened to them since. */
  sampled: number;
  differing: string[];
};

/** What a drill of restoring needs of DynamoDB, and of what knows cases. */
export type RestorePorts = {
  /** The newest moment that can be restored, epoch milliseconds; undefined where point-in-time recovery is off. */
  latest: () => Promise<number | undefined>;
  /** Begins a copy as of a moment beside the table. */
  restore: (copy: string, at: number) => Promise<void>;
  /** Whether the copy can be read. */
  isActive: (copy: string) => Promise<boolean>;
  compare: (copy: string, at: number) => Promise<Compared>;
  remove: (copy: string) => Promise<void>;
  /** Whether whoever runs it wants the copy removed. */
  mayRemove: (copy: string) => Promise<boolean>;
};

type Asked = {
  table: string;
  isLocal: boolean;
  /** How long a copy is waited for, in minutes: it takes longer the larger the table is. */
  minutes: number;
};

/** A copy of a small table takes minutes. */
const LOOKS_EVERY = 5;
/** Of the copy's name: what an ordinary table of ours never has in it. */
export const MARK = '-drill-';

/** How a copy is called. @param at epoch milliseconds */
export const copyName = (table: string, at: number): string =>
  `${table.slice(0, 220)}${MARK}${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}`;

const inWords = (ms: number): string => `${Math.round(ms / 1000)} s`;

const some = (ids: readonly string[]): string => `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`;

/** What is wrong with a copy; undefined where all is there and intact. */
export const judgeCopy = ({ cases, missing, verified, broken, sampled, differing }: Compared): string | undefined => {
  if (missing.length > 0) return `${missing.length} of ${cases} cases are not in the copy: ${some(missing)}`;
  if (broken.length > 0)
    return `What is in the copy is not as its histories say: ${some(broken)} (docs/verify-history.md)`;
  if (differing.length > 0)
    return `${differing.length} of ${sampled} cases are another in the copy, and nothing happened to them since: ${some(differing)}`;
  if (cases > 0 && (verified === 0 || sampled === 0)) return 'No case of the copy could be compared';
  return undefined;
};

/**
 * Restores the table as of the newest moment into one beside it, holds its cases against their histories and against those of now, and
 * removes it. Says what a restore would lose (RPO) and take (RTO).
 * @throws DrillFailed where there is nothing to restore, or the copy is not whole
 */
export const drillRestore = async (bench: Bench, asked: Asked, ports: RestorePorts): Promise<void> => {
  const start = bench.now();
  const latest = await ports.latest();
  if (latest === undefined && !asked.isLocal)
    throw new DrillFailed(
      `Point-in-time recovery of ${asked.table} is off: nothing can be restored (aws dynamodb update-continuous-backups, or deploy)`,
    );
  if (latest === undefined) noted(bench, 'An emulator keeps no moments: it copies the table as it is now');
  const at = latest ?? start;
  const copy = copyName(asked.table, start);
  const patience: Patience = { seconds: asked.minutes * 60, every: LOOKS_EVERY };
  // A copy that is still being made cannot be removed.
  const byHand = `aws dynamodb wait table-exists --table-name ${copy} && aws dynamodb delete-table --table-name ${copy}`;
  await ports.restore(copy, at);
  await takenBack(bench, {
    work: async () => {
      await awaited(bench, { what: `${copy} is there`, ...patience }, () => ports.isActive(copy));
      const found = await seen(bench, 'Its cases were held against their histories, and against those of now', () =>
        ports.compare(copy, at),
      );
      noted(bench, `${found.cases} cases there, ${found.verified} verified whole, ${found.sampled} as they are now`);
      const wrong = judgeCopy(found);
      if (wrong) throw new DrillFailed(wrong);
      noted(bench, `RPO ${inWords(Math.max(start - at, 0))}: what came later would be lost`);
      noted(bench, `RTO ${inWords(bench.now() - start)} until it was there and verified`);
    },
    back: async (patient) => {
      if (await ports.mayRemove(copy)) await seen(patient, `${copy} is removed`, () => ports.remove(copy));
      else noted(patient, `${copy} stays, and costs: ${byHand}`);
    },
    left: byHand,
  });
};
