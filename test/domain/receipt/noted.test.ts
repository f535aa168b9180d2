import { expect, it } from 'vitest';
import { receiptOf } from '#domain/receipt/receipt.ts';
import { caseFixture } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';

it.each([
  { channel: 'staff', says: 'tal como lo anotamos' },
  { channel: 'web', says: 'tal como lo recibimos' },
])('The receipt of a complaint that came by $channel says: $says', async ({ channel, says }) => {
  const fixture = caseFixture();
  await fixture.openCase();
  const received = anEvent('complaint-received', { channel, messageId: 'first' }, { kind: 'customer' });
  const file = { ...(await fixture.file()), events: [received] } as never;
  const facts = { language: 'es', company: 'Lumbre', received: 'hoy' } as const;
  expect(receiptOf(file, facts)).toContain(says);
});
