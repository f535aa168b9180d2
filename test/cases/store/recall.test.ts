import { describe, expect, it } from 'vitest';
import { caseStore } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import { recalling } from '#cases/store/recall.ts';
import { type Table, TryLater } from '#cases/store/table.ts';
import type { Change } from '#domain/case/change.ts';
import { textItem } from '#domain/case/change.ts';
import { inOneRun } from '#platform/run.ts';
import { CASE_ID, caseFixture, MONDAY } from '#test/support/case-fixture.ts';
import { dated } from '#test/support/dating.ts';

const note = (id: string): Change => ({
  events: [{ type: 'note-added', actor: { kind: 'person', id: 'lucia' }, data: { messageId: id } }],
  items: [textItem(id, `Text of ${id}`)],
});

/** A stored case, a table that says what it was asked, and the case as functions with their own runs have it. */
const aCase = async () => {
  const fixture = caseFixture();
  await fixture.openCase({});
  const asked: string[] = [];
  let failing: Error | undefined;
  const memory: Table = fixture.table;
  const counted: Table = {
    ...memory,
    get: (key) => {
      asked.push(`get ${key.sk}`);
      return memory.get(key);
    },
    getMany: (wanted) => {
      asked.push(`getMany ${wanted.map(({ sk }) => sk).join(' ')}`);
      return memory.getMany(wanted);
    },
    query: (...query) => {
      asked.push('query');
      return memory.query(...query);
    },
    write: async (writes) => {
      asked.push('write');
      await memory.write(writes);
      if (failing && writes.length > 1) throw failing;
    },
  };
  const table = recalling(counted);
  const cases = caseStore(table, { ...dated(table, fixture.policy, fixture.clock) });
  const fails = (error?: Error): void => {
    failing = error;
  };
  return { fixture, asked, table, cases, fails };
};

const textsOf = (file: { texts: Map<string, string> } | undefined) => [...(file?.texts.keys() ?? [])];

describe('what a run knows of a case', () => {
  it('A case is read once in a run, its head and its tasks with it, and again in the next run', async () => {
    const { cases, table, asked } = await aCase();
    const looked = async () => {
      await cases.head(CASE_ID);
      await cases.load(CASE_ID);
      await table.get(keys.task(`${CASE_ID}.examine.1`));
      return cases.head(CASE_ID);
    };
    await inOneRun(looked);
    expect(asked).toEqual(['query']);
    await inOneRun(looked);
    expect(asked).toEqual(['query', 'query']);
  });

  it('Of several items at once only those that the run does not know are asked for, and all come in their order', async () => {
    const { cases, table, asked } = await aCase();
    const [head, person] = [keys.head(CASE_ID), keys.complainant(CASE_ID)];
    const [elsewhere, behind] = [keys.presence(CASE_ID), keys.timers(CASE_ID)];
    await table.write([elsewhere, behind].map((key) => ({ put: { ...key, name: key.sk } })));
    const found = await inOneRun(async () => {
      await cases.head(CASE_ID);
      await table.getMany([head, person]);
      return table.getMany([elsewhere, head, keys.task(`${CASE_ID}.examine.1`), behind, person]);
    });
    expect(found.map(({ sk }) => sk)).toEqual([elsewhere.sk, 'CASE', behind.sk, 'PERSON']);
    expect(asked.slice(1)).toEqual(['query', `getMany ${elsewhere.sk} ${behind.sk}`]);
  });

  it('Outside of a run everything is asked for', async () => {
    const { cases, asked } = await aCase();
    await cases.head(CASE_ID);
    await cases.load(CASE_ID);
    await cases.load(CASE_ID);
    expect(asked).toEqual(['get CASE', 'query', 'query']);
  });

  it('A run knows what it has written, exactly as it is read again', async () => {
    const { cases, asked } = await aCase();
    const known = await inOneRun(async () => {
      await cases.change(CASE_ID, MONDAY, () => note('n1'));
      await cases.change(CASE_ID, MONDAY, () => note('n2'));
      return cases.load(CASE_ID);
    });
    expect(asked.filter((call) => call === 'query')).toEqual(['query']);
    expect(known).toEqual(await cases.load(CASE_ID));
    expect(textsOf(known)).toEqual(expect.arrayContaining(['n1', 'n2']));
  });

  it('Where somebody else was faster the case is read again, and nothing of theirs is lost', async () => {
    const { cases, fixture } = await aCase();
    const known = await inOneRun(async () => {
      await cases.load(CASE_ID);
      await fixture.cases.change(CASE_ID, MONDAY, () => note('theirs'));
      await cases.change(CASE_ID, MONDAY, () => note('ours'));
      return cases.load(CASE_ID);
    });
    expect(textsOf(known)).toEqual(expect.arrayContaining(['theirs', 'ours']));
    expect(known).toEqual(await cases.load(CASE_ID));
  });

  it('What nobody knows whether it was written is read again', async () => {
    const { cases, fails } = await aCase();
    const known = await inOneRun(async () => {
      await cases.load(CASE_ID);
      fails(new TryLater('Nobody knows'));
      await cases.change(CASE_ID, MONDAY, () => note('n1')).catch(() => undefined);
      fails();
      return cases.load(CASE_ID);
    });
    expect(textsOf(known)).toContain('n1');
  });

  it('A reading during which the run wrote is not kept', async () => {
    const fixture = caseFixture();
    await fixture.openCase({});
    let between: () => Promise<unknown> = async () => undefined;
    const table = recalling({
      ...fixture.table,
      query: async (...query) => {
        const items = await fixture.table.query(...query);
        const work = between;
        between = async () => undefined;
        await work();
        return items;
      },
    });
    const cases = caseStore(table, { ...dated(table, fixture.policy, fixture.clock) });
    const known = await inOneRun(async () => {
      between = () => cases.change(CASE_ID, MONDAY, () => note('n1'));
      await cases.load(CASE_ID);
      return cases.load(CASE_ID);
    });
    expect(textsOf(known)).toContain('n1');
  });

  it('What is forgotten is read again', async () => {
    const { cases, table, fixture } = await aCase();
    const known = await inOneRun(async () => {
      await cases.load(CASE_ID);
      await fixture.cases.change(CASE_ID, MONDAY, () => note('theirs'));
      table.recall?.forget(CASE_ID);
      return cases.load(CASE_ID);
    });
    expect(textsOf(known)).toContain('theirs');
  });
});
