import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { succeeded } from '#tools/api-client.ts';
import { api, clockOf, filed, openTask, told, until, warm } from './support.ts';
import { daysLong } from './time.ts';

/** What customers ask for on their page. */
export const wishes = (): void => {
  test('A customer escalates: a supervisor has it, then the head, and the page says who', async () => {
    await warm();
    const story = await filed();
    await story.opened('examine');
    const first = succeeded(await api.escalate(story.trackingUrl, 'Llevo tres semanas así.'));
    expect(first.requests.escalation?.who).toBe('Sofía Arrizabalaga');
    await sleep(daysLong(3));
    const second = succeeded(await api.escalate(story.trackingUrl));
    expect(second.requests).toMatchObject({ escalation: { who: 'Andrés Echevarría' }, mayEscalate: false });
    const byCustomer = (await story.view()).escalations.filter(({ reason }) => reason === 'customer');
    expect(byCustomer).toMatchObject([
      { level: 'supervisor', to: 'sofia', endedAt: expect.any(String) },
      { level: 'head', to: 'andres' },
    ]);
    for (const person of ['sofia', 'andres'])
      await until(`the notice to ${person}`, async () =>
        (await story.mailsTo(person)).some((mail) => mail.includes('Caso elevado a usted')),
      );
    const done = {
      done: 'He llamado al cliente: el pedido sale hoy.',
      message: 'Lo hemos visto y le llamamos hoy.',
      takeOver: true,
    };
    succeeded(await (await api.as('andres')).complete(byCustomer[1]?.taskId ?? '', done));
    const view = await story.view();
    expect(view.owner).toBe('andres');
    expect(openTask(view, 'examine')?.assignee).toBe('andres');
  });

  test('A person on request: somebody is named, a timer runs, and how long it took is kept', async () => {
    await warm();
    const story = await filed();
    const { owner } = await story.opened('examine');
    const { requests } = succeeded(await api.askForPerson(story.trackingUrl, '600 123 456'));
    expect(requests.person).toMatchObject({ who: expect.any(String), supervisor: false });
    const asked = await story.view();
    const task = openTask(asked, 'contact');
    expect(task).toMatchObject({ dueAt: requests.person?.by });
    // An hour is over at the next look of Scheduler, and then somebody else has it.
    expect(told(asked, 'task-opened').find(({ data }) => data.kind === 'contact')?.data.assignee).toBe(owner);
    const clock = clockOf(asked, 'human');
    expect(clock).toMatchObject({ id: `human.${task?.id}`, article: '8.2 y 14.1', dueAt: task?.dueAt });
    const report = { how: 'phone', note: 'Hemos hablado: quiere una fecha.' };
    await until('the customer reached', async () => {
      const { assignee = '' } = openTask(await story.view(), 'contact') ?? {};
      const { status } = await (await api.as(assignee)).complete(task?.id ?? '', report);
      return status < 300;
    });
    const reached = await story.view();
    expect(told(reached, 'person-reached')).toMatchObject([
      { data: { taskId: task?.id, how: 'phone', seconds: expect.any(Number) } },
    ]);
    expect(clockOf(reached, 'human')).toBeUndefined();
    expect(openTask(reached, 'contact')).toBeUndefined();
  });
};
