import { expect, it } from 'vitest';
import { writeGroups } from '#cases/store/blocked.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import type { Table, Write } from '#cases/store/table.ts';

const KB = 1024;
const key = (sk: string) => ({ pk: 'P', sk });

/** Moves items of so many bytes from one place to another, as blocking does; the sizes of the transactions that it takes. */
const moved = async (count: number, bytes: number) => {
  const memory = memoryTable();
  const names = Array.from({ length: count }, (_, n) => String(n).padStart(4, '0'));
  for (const sk of names) await memory.write([{ put: { ...key(sk), text: 'x'.repeat(bytes) } }]);
  const batches: number[] = [];
  const write: Table['write'] = (writes) => {
    batches.push(writes.length);
    return memory.write(writes);
  };
  const groups = names.map((sk): Write[] => [
    { put: { pk: 'BLOCKED', sk, text: 'x'.repeat(bytes) } },
    { drop: key(sk) },
  ]);
  await writeGroups({ ...memory, write }, groups);
  expect([(await memory.query('P')).length, (await memory.query('BLOCKED')).length]).toEqual([0, count]);
  return batches;
};

it.each([
  [0, 10, []],
  [33, 10, [66]],
  [34, 10, [66, 2]],
  [12, 300 * KB, [12, 12]],
  [3, 390 * KB, [6]],
])(
  '%i items of %i bytes are moved in transactions that DynamoDB takes, none of which parts an item from its copy',
  async (count, bytes, batches) => {
    expect(await moved(count, bytes)).toEqual(batches);
  },
);
