import { describe } from 'vitest';
import { memoryTable } from '#cases/store/memory-table.ts';
import { budgetProperty, budgetRace } from '#test/support/table-contract/budgets.ts';

describe('the budgets in memory', () => {
  budgetRace('memory', memoryTable);
  budgetProperty('memory', memoryTable, { numRuns: 1000, atOnce: false });
  budgetProperty('memory', memoryTable, { numRuns: 100, atOnce: true });
});
