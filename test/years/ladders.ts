import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { play } from '#local/demo/play.ts';
import { PATIENCE_SECONDS } from '../journeys/support/eventually.ts';
import { schedulesOf } from './aws.ts';
import { api, filed, openTask, run, storyWhere, told, until, warm } from './support.ts';
import { daysLong } from './time.ts';

/** Who hears what, from the owner to the head; the words are those of the notices. */
const steps = (owner: string, substitute: string): [string, string][] => [
  [owner, 'Recordatorio'],
  [substitute, 'usted le sustituye'],
  ['sofia', 'usted es responsable del equipo'],
  ['andres', 'la supervisión es suya'],
  ['andres', 'la última palabra es suya'],
];

const substitutes: Record<string, string> = { lucia: 'mateo', mateo: 'nadia', nadia: 'lucia' };

/** What happens when nobody of ours answers, or somebody is away. */
export const ladders = (): void => {
  test('A silent owner: each step tells the next person, up to the head, and nothing is closed', async () => {
    await warm();
    const story = await filed();
    const { task } = await story.opened('examine');
    const owner = task.assignee ?? '';
    const view = await story.seen('the head', (now) => {
      const own = told(now, 'escalated').filter(({ data }) => data.taskId === task.id);
      return own.some(({ data }) => data.level === 'head') && now;
    });
    const climbed = told(view, 'escalated').filter(({ data }) => data.taskId === task.id);
    expect(climbed.map(({ data }) => data.level)).toEqual(['substitute', 'manager', 'supervisor', 'head']);
    expect(view).toMatchObject({ owner: 'andres', ownerName: 'Andrés Echevarría' });
    expect(view.closedAt).toBeUndefined();
    expect(openTask(view, 'examine')).toMatchObject({ id: task.id, assignee: 'andres' });
    for (const [person, words] of steps(owner, substitutes[owner] ?? ''))
      await until(`${person}: ${words}`, async () =>
        (await story.mailsTo(person)).some((mail) => mail.includes(words) && mail.includes('examinar el caso')),
      );
    await story.isRunning();
  });

  test('Left alone for a year: it is open, somebody is named, and no escalation goes on', async () => {
    const story = await filed();
    await sleep(daysLong(365));
    // By then it is long so; a machine that stalls is given the time that it takes.
    const view = await story.seen('the head, and a date that passed', (now) => {
      const isBreached = now.timers.some(({ timer, breached }) => timer === 'answer' && breached);
      return now.owner === 'andres' && isBreached && now;
    });
    expect(view.closedAt).toBeUndefined();
    expect(openTask(view, 'examine')).toMatchObject({ assignee: 'andres', overdue: true });
    expect(view.historyIntact).toBe(true);
    await story.isRunning();
    // No ladder goes on. All that still strikes is the word that an open case owes its customer, one at a time.
    const names = await until('the schedule of the next word', async () => {
      const schedules = await schedulesOf(story.caseId);
      const names = schedules.map(({ Name = '' }) => Name);
      return names.length > 0 && names.every((name) => name.includes('-next-word-')) && names;
    });
    expect(names).toHaveLength(1);
  });

  test('An approver on leave: whoever has the authority and is there is asked at once', async () => {
    await warm();
    const { verdict, ...story } = storyWhere((one) => one.verdict !== undefined);
    const { view } = await play({ run, api }, story, {
      until: (now) => openTask(now, 'approve') !== undefined,
      seconds: PATIENCE_SECONDS,
    });
    expect(verdict?.decision, 'a decision that nobody takes here').toBe('approve');
    const task = openTask(view, 'approve');
    expect(task?.assignee).toBe('javier');
    const [proposed] = told(view, 'proposed');
    expect(proposed?.data).toMatchObject({ taskId: task?.id, approver: 'javier', away: ['elena'] });
    expect(told(view, 'escalated').filter(({ data }) => data.taskId === task?.id)).toEqual([]);
    const mailsTo = async (person: string) =>
      (await api.mailsTo(`${person}@lumbre.example`)).filter(({ Subject }) => Subject.includes(view.reference));
    await until('the notice', async () =>
      (await mailsTo('javier')).some(({ Subject }) => Subject.includes('decidir sobre una propuesta')),
    );
    expect(await mailsTo('elena')).toEqual([]);
  });
};
