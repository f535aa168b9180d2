import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;
const MIB = 1024 * 1024;

type Running = { id: number; parent: number; bytes: number };

/** One process, by `/proc/<id>/stat` (proc(5): the name in brackets may hold anything; parent is field 4, pages in memory field 24). */
const running = (id: number): Running[] => {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ id, parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE_BYTES }];
  } catch {
    // It has ended since it was listed.
    return [];
  }
};

/** What the processes that this one started, and those that they started, hold in memory, MiB; undefined where there is no `/proc`. */
export const descendantsMb = (): number | undefined => {
  if (process.platform !== 'linux') return undefined;
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .flatMap(running);
  const ours = new Set([process.pid]);
  for (let size = 0; size !== ours.size; ) {
    size = ours.size;
    for (const { id, parent } of all) if (ours.has(parent)) ours.add(id);
  }
  const bytes = all.filter(({ id }) => id !== process.pid && ours.has(id)).reduce((sum, one) => sum + one.bytes, 0);
  return bytes / MIB;
};
