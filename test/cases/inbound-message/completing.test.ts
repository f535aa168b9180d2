import { describe, expect, it } from 'vitest';
import { combine } from '#domain/case/change.ts';
import { openTask } from '#domain/tasks/open-task.ts';
import type { Plan } from '#domain/tasks/plan.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import { letter } from '../../channels/email/letters.ts';
import { inboundFixture, item, saying } from '../../functions/inbound/inbound-fixture.ts';

const aDoor = () => {
  const fixture = inboundFixture();
  const mail = async (key: string, bytes: Buffer) => {
    fixture.inbox.objects.set(key, bytes);
    await receiveMail({ key, receivedAt: fixture.clock.now() }, fixture.deps);
    return (await fixture.deliveries('email')).find(({ result, caseId }) => result && caseId)?.caseId ?? '';
  };
  /** Asks the customer of a case to complete the complaint. */
  const ask = async (caseId: string) => {
    const plan: Omit<Plan, 'priority'> = { kind: 'completion', caseId, cycle: 1, parts: [1], assignee: 'customer' };
    await fixture.deps.cases.change(caseId, fixture.clock.now(), ({ head }) => {
      return combine(openTask({ head, at: fixture.clock.now(), deps: fixture.deps }, plan), {
        set: { owner: 'lucia' },
      });
    });
  };
  /** What came of it: who completed it with what, how the owner was told. */
  const came = async (caseId: string) => {
    const { events, tasks, messages } = await fixture.load({ caseId });
    return {
      completed: events.filter(({ type }) => type === 'completed').map(({ actor, data }) => ({ actor, ...data })),
      task: tasks.find(({ kind }) => kind === 'completion'),
      notices: messages.filter(({ audience }) => audience === 'staff').map(({ to, template }) => `${template} ${to}`),
      last: messages.filter(({ direction }) => direction === 'in').at(-1)?.messageId,
    };
  };
  return { ...fixture, mail, ask, came };
};

describe('words of the customer that join a case', () => {
  it('A message on a platform completes a complaint that was to be completed, once', async () => {
    const { deliver, ask, came, clock } = aDoor();
    const { caseId = '' } = await deliver('whatsapp', saying(item()));
    await ask(caseId);
    clock.pass('PT1H');
    await deliver('whatsapp', saying(item({ text: 'La última revisión fue en marzo.' })));
    const first = await came(caseId);
    expect(first).toMatchObject({
      completed: [{ actor: { kind: 'customer' }, taskId: `${caseId}.completion.1.1`, messageId: first.last }],
      task: { status: 'decided', decidedBy: 'customer' },
      notices: ['staff-completed lucia'],
    });
    clock.pass('PT1H');
    await deliver('whatsapp', saying(item({ text: 'Y otra cosa.' })));
    const second = await came(caseId);
    expect(second.completed).toHaveLength(1);
    expect(second.notices).toEqual(['staff-completed lucia', 'staff-message lucia']);
  });

  it('A mail completes a complaint that was to be completed', async () => {
    const { mail, ask, came, clock } = aDoor();
    const caseId = await mail('inbound/first', letter());
    await ask(caseId);
    clock.pass('PT1H');
    await mail(
      'inbound/second',
      letter({ 'Message-ID': '<2@example.com>', 'In-Reply-To': '<1@example.com>' }, 'Aquí está.'),
    );
    const { completed, task, notices, last } = await came(caseId);
    expect(completed).toMatchObject([{ messageId: last }]);
    expect(task).toMatchObject({ status: 'decided', decidedBy: 'customer' });
    expect(notices).toEqual(['staff-completed lucia']);
  });
});
