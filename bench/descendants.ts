import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;
const MIB = 1024 * 1024;
/** Ticks of a second in which the kernel counts (proc(5): `_SC_CLK_TCK`). */
const TICKS = 100;

type Running = { id: number; parent: number; bytes: number; seconds: number };

/**
 * One process, by `/proc/<id>/stat` (proc(5): the name in brackets may hold anything; parent is field 4, pages in memory field 24; fields
 * 14 to 17 are the time of processors that it took, and that those took who have ended and whom it has waited for).
 */
const running = (id: number): Running[] => {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [{ id, parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE_BYTES, seconds: ticks / TICKS }];
  } catch {
    // It has ended since it was listed.
    return [];
  }
};

/** Some processes, those that they started, and so on; undefined where there is no `/proc`. */
const withDescendants = (ids: readonly number[]): Running[] | undefined => {
  if (process.platform !== 'linux') return undefined;
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .flatMap(running);
  const ours = new Set(ids);
  for (let size = 0; size !== ours.size; ) {
    size = ours.size;
    for (const { id, parent } of all) if (ours.has(parent)) ours.add(id);
  }
  return all.filter(({ id }) => ours.has(id));
};

/**
 * What processes and their descendants hold in memory, MiB; what several of them share counts for each. Undefined where the system does
 * not say.
 */
export const descendantsMb = (ids: readonly number[]): number | undefined => {
  const bytes = withDescendants(ids)?.reduce((sum, one) => sum + one.bytes, 0);
  return bytes === undefined ? undefined : bytes / MIB;
};

/** The share of one process in what is in memory, bytes, by `/proc/<id>/smaps_rollup` (proc(5): `Pss`). */
const shareOf = (id: number): number => {
  try {
    const [, kilobytes] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    // It has ended since it was listed.
    return 0;
  }
};

/**
 * The memory that is taken for them, MiB: what several share, such as the program of Node, is counted once, divided among them.
 * Undefined where the system does not say.
 */
export const descendantsShareMb = (ids: readonly number[]): number | undefined => {
  const bytes = withDescendants(ids)?.reduce((sum, { id }) => sum + shareOf(id), 0);
  return bytes === undefined ? undefined : bytes / MIB;
};

/** How long processors have worked for them, seconds; it grows alone. Undefined where the system does not say. */
export const descendantsSeconds = (ids: readonly number[]): number | undefined =>
  withDescendants(ids)?.reduce((sum, one) => sum + one.seconds, 0);
