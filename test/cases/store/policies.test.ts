import { describe, expect, it, vi } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { policiesOf } from '#cases/store/policies.ts';
import type { Table } from '#cases/store/table.ts';
import { Transient } from '#domain/failures.ts';
import { policy } from '#test/support/case-fixture.ts';

const next = {
  ...policy,
  version: 'the-next-one',
  negotiation: { ...policy.negotiation, rounds: 1 },
  company: { ...policy.company, phone: '+34 900 000 001' },
};

/** A table that counts what is written and read by key. */
const counting = () => {
  const table = memoryTable();
  const counts = { writes: 0, reads: 0 };
  const counted: Table = {
    ...table,
    get: (key) => {
      counts.reads++;
      return table.get(key);
    },
    write: (writes) => {
      counts.writes += writes.length;
      return table.write(writes);
    },
  };
  return { table: counted, counts };
};

/** Today's policy is `next`; a case came in under `policy`. */
const changed = async () => {
  const table = memoryTable();
  await policiesOf(table, policy).keep();
  return { table, policies: policiesOf(table, next) };
};

describe('the versions of the policy', () => {
  it('A version is found again with what a case goes by, and with today’s for the rest', async () => {
    const { policies } = await changed();
    const found = await policies.find(policy.version);
    expect(found).toMatchObject({
      version: policy.version,
      todaysVersion: 'the-next-one',
      negotiation: policy.negotiation,
      company: next.company,
    });
    expect(found?.messages).toEqual(policy.messages);
    expect(found?.classifier).toBe(next.classifier);
  });

  it('Today’s version is nothing to find: use cases have it at hand', async () => {
    const { table, counts } = counting();
    expect(await policiesOf(table, policy).find(policy.version)).toBeUndefined();
    expect(counts.reads).toBe(0);
  });

  it('A version is written once, however many function instances keep it, and read once by each', async () => {
    const { table, counts } = counting();
    const [one, other] = [policiesOf(table, policy), policiesOf(table, policy)];
    await one.keep();
    await one.keep();
    const after = counts.writes;
    expect(after).toBe(2);
    await other.keep();
    expect(counts.writes).toBe(after);
    const later = policiesOf(table, next);
    await later.find(policy.version);
    const read = counts.reads;
    await later.find(policy.version);
    expect(counts.reads).toBe(read);
  });

  it('Two instances that keep it at once disturb each other in nothing', async () => {
    const table = memoryTable();
    await Promise.all([policiesOf(table, policy).keep(), policiesOf(table, policy).keep()]);
    expect(await policiesOf(table, next).find(policy.version)).toMatchObject({ version: policy.version });
  });

  it('What is larger than an item is split, and each part fits', async () => {
    const table = memoryTable();
    const noise = Array.from({ length: 40_000 }, (_, n) => `${(n * 2_654_435_761) % 4_294_967_296}`);
    const large = { ...policy, families: { ...policy.families, noise: { es: noise } } } as never as typeof policy;
    await policiesOf(table, large).keep();
    const items = await table.query(keys.policy(policy.version).pk);
    expect(items.length).toBeGreaterThan(2);
    for (const item of items) expect(JSON.stringify(item).length).toBeLessThan(400 * 1024);
    expect(await policiesOf(table, next).find(policy.version)).toMatchObject({ negotiation: policy.negotiation });
  });

  it.each<[string, (table: Table) => Promise<void>]>([
    ['never kept', (table) => table.write([{ drop: keys.policy(policy.version) }])],
    ['without a part', (table) => table.write([{ drop: keys.policyPart(policy.version, 1) }])],
    ['changed since', (table) => table.write([{ update: keys.policy(policy.version), set: { sha256: 'other' } }])],
    [
      'damaged',
      (table) => table.write([{ update: keys.policyPart(policy.version, 1), set: { content: 'bm90IHppcHBlZA==' } }]),
    ],
  ])('Today’s stands in for a version that was %s, and the log says so', async (_, damage) => {
    const logged = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const { table, policies } = await changed();
    await damage(table);
    expect(await policies.find(policy.version)).toBeUndefined();
    logged.mockRestore();
  });

  it('A complaint is taken in where the policy cannot be kept for the moment, and the next one keeps it', async () => {
    const logged = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const table = memoryTable();
    let fails = true;
    const failing: Table = {
      ...table,
      write: (writes) => (fails ? Promise.reject(new Transient('Throttled')) : table.write(writes)),
    };
    const policies = policiesOf(failing, policy);
    await policies.keep();
    fails = false;
    await policies.keep();
    expect(await policiesOf(table, next).find(policy.version)).toMatchObject({ version: policy.version });
    logged.mockRestore();
  });

  it('What a newer code asks of an older version is today’s', async () => {
    const table = memoryTable();
    const { examine: _, ...tasks } = policy.deadlines.tasks;
    const { 'staff-task': __, ...es } = policy.messages.es;
    const older = { ...policy, deadlines: { ...policy.deadlines, tasks }, messages: { ...policy.messages, es } };
    await policiesOf(table, older as typeof policy).keep();
    const found = await policiesOf(table, next).find(policy.version);
    expect(found?.deadlines.tasks.examine).toEqual(policy.deadlines.tasks.examine);
    expect(found?.messages.es['staff-task']).toEqual(policy.messages.es['staff-task']);
  });
});
