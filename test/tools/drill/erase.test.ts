import { describe, expect, test } from 'vitest';
import { newComplaint } from '#tools/drill/complaint.ts';
import { drillErase, type Found, judgeAfter, judgeBefore } from '#tools/drill/erase.ts';
import { aBench, aDeployment, CASE } from './a-bench.ts';

const complaint = newComplaint('atencion@lumbre.example', 0);
const nowhere: Found = { table: [], mails: [], files: [], executions: [], logs: [], search: [] };
const before: Found = { ...nowhere, table: ['CASE#1 TEXT#1'], mails: ['inbound/one'], search: ['WORD'] };

describe('the drill of erasing', () => {
  test('Words that were everywhere are nowhere once their complaint is erased', async () => {
    const { state, ports } = aDeployment();
    const asked: unknown[] = [];
    const bench = aBench();
    await drillErase(bench, complaint, {
      ...ports,
      find: async (what) => {
        asked.push(what);
        return state.done.includes('destroy') ? nowhere : before;
      },
    });
    const { words } = complaint;
    expect(asked).toEqual(Array(2).fill({ words, caseId: CASE, since: '2026-11-30T09:00:00.000Z' }));
    expect(bench.all()).toMatch(/Found in 1 items of the table[\s\S]*AM-7K3Q9F2D {2}blocked[\s\S]*Nothing is left/);
  });

  test('What is left is named, without the words', async () => {
    const { ports, state } = aDeployment();
    const left: Found = { ...nowhere, table: ['THREAD#1 THREAD'] };
    const find = async () => (state.done.includes('destroy') ? left : before);
    const failed = drillErase(aBench(), complaint, { ...ports, find });
    await expect(failed).rejects.toThrow('Words of somebody who was erased are left: items of the table (THREAD#1');
  });

  test('What is still on its way when the case is erased may come to its end', async () => {
    const { ports, state } = aDeployment();
    let looks = 0;
    const find = async (): Promise<Found> => {
      if (!state.done.includes('destroy')) return before;
      looks += 1;
      return looks < 3 ? { ...nowhere, table: ['CASE#1 OUTBOX#1'] } : nowhere;
    };
    await drillErase(aBench(), complaint, { ...ports, find });
    expect(looks).toBe(3);
  });

  test('A look that finds nothing beforehand proves nothing; the complaint is erased all the same', async () => {
    const { ports, state } = aDeployment();
    const failed = drillErase(aBench(), complaint, { ...ports, find: async () => nowhere });
    await expect(failed).rejects.toThrow(/would prove nothing/);
    expect(state.done).toContain('destroy');
  });

  test('What executions hand on and functions log holds no word of a customer', () => {
    expect(judgeBefore({ ...before, executions: ['TaskStateEntered 7'] })).toMatch(/lie where none may/);
    expect(judgeBefore({ ...before, logs: ['/aws/lambda/Amends-inbound, 1 lines'] })).toMatch(/among the logs/);
    expect(judgeBefore(before)).toBeUndefined();
    expect(judgeAfter(nowhere)).toBeUndefined();
    expect(judgeAfter({ ...nowhere, files: ['attachments/1/2'] })).toMatch(/files kept as evidence/);
  });

  test('Each complaint of a drill has words of its own, in its sender, its text and its file', () => {
    const { mail, words, email } = complaint;
    expect(new Set([...words, ...newComplaint('a@b.example', 0).words]).size).toBe(8);
    for (const word of words) expect(mail.split(word).length, word).toBeGreaterThan(1);
    expect(email).toMatch(/^success\+[a-z]{12}@simulator\.amazonses\.com$/);
    expect(mail).toContain('To: atencion@lumbre.example');
  });
});
