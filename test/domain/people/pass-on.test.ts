import { expect, it } from 'vitest';
import { passOnFromAbsent } from '#domain/people/pass-on.ts';
import { caseFixture } from '#test/support/case-fixture.ts';

it('The approval of whoever is away goes to nobody who is asked for the same approval already', async () => {
  const fixture = caseFixture();
  await fixture.openCase({ head: { owner: 'lucia' } });
  const others = ['elena', 'javier', 'sofia'] as const;
  for (const [place, assignee] of (['andres', ...others] as const).entries())
    await fixture.openTask('approve', { assignee, subject: '1', parts: place === 0 ? [1] : [1, place + 1] });
  const away = [{ from: '2026-11-23', to: '2026-11-23' }];
  const people = fixture.policy.people.map((one) => (one.id === 'andres' ? { ...one, absences: away } : one));
  const deps = { policy: { ...fixture.policy, people }, deskUrl: 'https://amends.example/desk' };
  const context = { file: await fixture.file(), at: '2026-11-23T09:00:00.000Z', deps };
  const { events = [] } = passOnFromAbsent(context, 'andres', 'tasks');
  expect(events.filter(({ type }) => type === 'reassigned')).toEqual([]);
});
