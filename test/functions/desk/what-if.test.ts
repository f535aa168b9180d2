import { describe, expect, test } from 'vitest';
import { clock } from '#domain/time.ts';
import { changedPolicy } from '#domain/what-if/changed-policy.ts';
import { together } from '#domain/what-if/sums.ts';
import type { WhatIfPage } from '#functions/desk/what-if/contract.ts';
import { whatIf } from '#functions/desk/what-if/what-if.ts';
import { aDesk, lucia, sofia } from '#test/support/desk.ts';
import { law } from '#test/support/law.ts';
import { policy } from '#test/support/policy.ts';
import { whatIf as wholeWhatIf } from '#tools/what-if/what-if.ts';
import { tableOfPastCases } from '../../../bench/past-cases.ts';

const changes = { ceiling: { '1': 0, '2': 0, '3': 0, '4': 0 }, authority: { owner: 0 }, rounds: 1 } as const;
const period = { from: '2027-01-01', to: '2027-01-31' };

describe('POST /desk/what-if', () => {
  test('Page by page it comes to the same as the command over the whole, and goes on to the end', async () => {
    const table = await tableOfPastCases(policy, 230);
    const deps = { table, clock: clock(), policy, law };
    const pages: WhatIfPage[] = [];
    let cursor: string | undefined;
    do {
      const page: WhatIfPage = await whatIf({ ...period, changes, ...(cursor && { cursor }) }, deps);
      pages.push(page);
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(pages.length).toBeGreaterThan(2);
    for (const { compared } of pages) expect(compared.cases).toBeLessThanOrEqual(50);
    expect(pages.at(-1)?.done).toBe(1);
    const after = { policy: changedPolicy(policy, changes), law };
    expect(pages.map(({ compared }) => compared).reduce(together)).toEqual(
      await wholeWhatIf(table, { before: { policy, law }, after, ...period }),
    );
  });

  test('It is for supervisors, refuses what is no period or no number, and writes nothing', async () => {
    const { desk, table, openCase } = aDesk();
    await openCase();
    const ask = (json: object, as = sofia) => desk('POST', '/desk/what-if', { as, json });
    expect((await ask({ ...period, changes: {} }, lucia)).status).toBe(403);
    for (const wrong of [
      { ...period, from: '2026-02-30', changes: {} },
      { from: '2025-01-01', to: '2026-12-31', changes: {} },
      { ...period, changes: { rounds: 0 } },
      { ...period, changes: { ceiling: { '5': 100 } } },
      { ...period, changes: {}, cursor: '{}' },
    ])
      expect((await ask(wrong)).status, JSON.stringify(wrong)).toBe(400);
    const before = table.all().length;
    const found = await ask({ from: '2026-11-01', to: '2026-11-30', changes });
    expect(found).toMatchObject({ status: 200, body: { compared: { cases: 1, ended: 0 }, done: 1 } });
    expect(table.all().length).toBe(before);
  });

  test('The numbers in force are those that can be changed', async () => {
    const { desk } = aDesk();
    const found = await desk('GET', '/desk/policy-numbers', { as: sofia });
    expect(found.body).toMatchObject({ ceiling: policy.negotiation.ceiling, rounds: policy.negotiation.rounds });
  });
});

test('What a role may grant holds for those too who had a limit of their own', () => {
  const changed = changedPolicy(policy, { authority: { owner: 123 } });
  expect(changed.people.filter(({ roles, limit }) => roles.includes('owner') && limit !== undefined)).toEqual([]);
  expect(changedPolicy(policy, {})).toEqual(policy);
});
