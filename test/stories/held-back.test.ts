import { expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';

const complaint = { text: 'No ha llegado el pedido.', customer: { name: 'Ana', email: 'ana@example.com' } };

it('An acknowledgment that is held back by the limit is still owed, and a person is told', async () => {
  const amends = inMemoryAmends();
  const most = amends.policy.limits.acknowledgmentsADay;
  for (let filed = 0; filed < most; filed++) await cast(amends, complaint);
  const mailed = () => amends.mails.filter(({ to }) => to === 'ana@example.com').length;
  expect(mailed()).toBe(most);
  const story = await cast(amends, complaint);
  expect(mailed()).toBe(most);
  const { head, events, messages } = await story.file();
  expect(messages.find(({ messageId }) => messageId === 'acknowledge-1')).toMatchObject({
    status: 'failed',
    failure: 'HeldBackByLimit',
  });
  expect(events.find(({ type }) => type === 'message-failed')?.data).toMatchObject({ told: head.owner });
  expect(head.timers.map(({ id }) => id)).toContain('acknowledge');
  const owner = amends.policy.people.find(({ id }) => id === head.owner);
  expect(amends.mails.some(({ to, subject }) => to === owner?.email && subject.includes(head.reference))).toBe(true);
  // Somebody else is acknowledged all the same, and so is this address the day after.
  await cast(amends, { ...complaint, customer: { email: 'luis@example.com' } });
  expect(amends.mails.some(({ to }) => to === 'luis@example.com')).toBe(true);
  await amends.pass('2026-11-24T10:00:00.000Z');
  await cast(amends, complaint);
  expect(mailed()).toBeGreaterThan(most);
});
