import { expect, it } from 'vitest';
import { earlierCases } from '#cases/store/earlier-cases.ts';
import { storeItems } from '#cases/store/items.ts';
import { caseFixture, caseIdNumber, knownAs } from '#test/support/case-fixture.ts';

const outcomeOf = (amount: number) => ({
  kind: 'outcome' as const,
  outcome: { cycle: 1, totalCost: { amount, currency: 'EUR' } } as never,
});

it('What became of all earlier cases of a customer is read at once, however many there are', async () => {
  const { table, openCase } = caseFixture();
  const open = (n: number) => openCase({ head: { caseId: caseIdNumber(n), reference: `AM-${n}`, ...knownAs('ana') } });
  for (const n of [1, 2, 3, 4]) await open(n);
  await storeItems(table, caseIdNumber(2), [outcomeOf(1500)]);
  await storeItems(table, caseIdNumber(3), [outcomeOf(0)]);
  const asked: string[][] = [];
  const { getMany } = table;
  table.getMany = (keys) => {
    asked.push(keys.map(({ sk }) => sk));
    return getMany(keys);
  };
  const found = await earlierCases(table)({ caseId: caseIdNumber(1), ...knownAs('ana') });
  expect(new Map(found.map(({ caseId, conceded }) => [caseId, conceded]))).toEqual(
    new Map([
      [caseIdNumber(2), true],
      [caseIdNumber(3), false],
      [caseIdNumber(4), false],
    ]),
  );
  expect(asked.filter((keys) => keys.some((sk) => sk.startsWith('OUTCOME#')))).toHaveLength(1);
  // What the desk shows besides is not read for a proposal.
  expect(asked.flat().filter((sk) => sk.startsWith('TASK#') || sk.startsWith('OFFER#'))).toEqual([]);
});
