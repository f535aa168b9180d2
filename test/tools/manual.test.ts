import { expect, test } from 'vitest';
import { keepManualEntry } from '#cases/store/manual.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { decide, propose } from '#domain/learning/manual.ts';
import { MONDAY as at, policy } from '#test/support/case-fixture.ts';
import { manualOf } from '#tools/manual.ts';

test('npm run manual writes what a supervisor approved, as Markdown or as a page', async () => {
  const table = memoryTable();
  const begun = { entryId: 'billing.3f2a', topic: 'billing', language: 'es', revision: 0 } as const;
  const text = { title: 'Dos cobros', problem: 'Se cobra dos veces.', works: 'Corregir la factura.' };
  const proposed = propose(begun, { text, cases: [] }, { by: 'lucia', at });
  expect(await keepManualEntry(table, undefined, proposed)).toBe(true);
  expect(await keepManualEntry(table, undefined, proposed)).toBe(false);
  const wanted = { language: 'es', html: false, now: at } as const;
  expect(await manualOf(table, wanted, { policy })).not.toContain('Dos cobros');
  expect(await keepManualEntry(table, proposed, decide(proposed, 'approve', { by: 'sofia', at }))).toBe(true);
  expect(await manualOf(table, wanted, { policy })).toContain('### Dos cobros');
  expect(await manualOf(table, { ...wanted, html: true }, { policy })).toContain('<h3>Dos cobros</h3>');
});
