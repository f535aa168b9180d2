import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { type Cast, cast } from '#test/support/cast.ts';
import { type InMemoryAmends, inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { watchOver } from '#test/support/watch-over.ts';

const complaint = {
  text: 'Compré una lavadora hace dos semanas y ha llegado rota. Quiero que me devuelvan el dinero.',
  customer: { name: 'Marta Olmedo Ruiz', email: 'marta.olmedo@correo.example' },
};

const QUESTION = { domain: 'technical', question: '¿Se rompió en el transporte?' };

/** The steps of people, in their order, from the complaint to the end. */
const steps: ((story: Cast, amends: InMemoryAmends) => Promise<unknown>)[] = [
  (story) => story.examines({ questions: [QUESTION] }),
  (story) => story.complete('consult', { valid: true, liable: true, explanation: 'Sí, se golpeó.' }),
  (story) => story.answers({ decision: 'accept', option: 'a' }),
  (story) => story.keepsPromises(),
];

/** What of a story must not depend on what died meanwhile. */
const essence = async (story: Cast, { mails }: InMemoryAmends) => {
  const file = await story.file();
  return {
    status: file.head.status,
    events: file.events.map(({ type }) => type).filter((type) => !['resumed', 'went-on', 'stalled'].includes(type)),
    tasks: file.tasks.map(({ taskId, status }) => `${taskId.slice(37)} ${status}`).toSorted(),
    mails: mails.map(({ subject, to }) => `${to} ${subject.replace(/AM-\w+/, '')}`),
    outcomes: file.outcomes.map(({ result }) => result),
  };
};

const told = async (killAt?: number, by: 'FAILED' | 'ABORTED' = 'FAILED') => {
  const amends = inMemoryAmends();
  const look = watchOver(amends);
  const story = await cast(amends, complaint);
  for (const [place, step] of steps.entries()) {
    if (place === killAt) {
      for (const [name, status] of amends.executions) if (status === 'RUNNING') amends.endExecution(name, by);
      await look(20);
    } else if (killAt !== undefined) amends.moveTo(new Date(Date.parse(amends.now()) + 20 * 60_000).toISOString());
    await step(story, amends);
  }
  return essence(story, amends);
};

describe('a case whose execution stopped and of which no event came', () => {
  it.each([0, 1, 2, 3])(
    'Stopped before step %i of people, it goes on by itself, and all is as if nothing had happened',
    async (place) => {
      expect(await told(place)).toEqual(await told());
    },
  );

  it('Stopped by hand it goes on as well', async () => {
    expect(await told(1, 'ABORTED')).toEqual(await told());
  });

  it('An execution that was never started is started, once, also where its start was only late', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, complaint);
    amends.endExecution(story.caseId, 'ABORTED');
    amends.executions.delete(story.caseId);
    await watchOver(amends)(20);
    await amends.startExecution('complaint', story.caseId, JSON.stringify({ caseId: story.caseId, cycle: 1 }));
    await amends.settle();
    const running = [...amends.executions].filter(
      ([name, status]) => /^[0-9a-f-]{36}(-resumed|$)/.test(name) && status === 'RUNNING',
    );
    expect(running).toEqual([[story.caseId, 'RUNNING']]);
  });

  it('One whose case was merged, and goes on by itself again, is begun again where it stops later', async () => {
    const amends = inMemoryAmends();
    const look = watchOver(amends);
    const [into, story] = [await cast(amends, complaint), await cast(amends, complaint)];
    const act = async (what: string, body: object) => {
      const user = staff('sofia');
      const done = await amends.call('POST', `/desk/cases/${story.caseId}/${what}`, { user, body });
      expect(done.status, done.text).toBeLessThan(300);
    };
    await act('merge', { into: (await into.head()).reference, reason: 'Es lo mismo.' });
    await look(20);
    await act('undo', { reason: 'No era lo mismo.' });
    amends.endExecution(story.caseId, 'FAILED');
    await look(25 * 60);
    expect(amends.executions.get(`${story.caseId}-resumed-1`)).toBe('RUNNING');
  });

  it('A follow-up that stopped before it asked for what was promised does so although the case was opened again meanwhile', async () => {
    const amends = inMemoryAmends();
    const look = watchOver(amends);
    const story = await cast(amends, complaint);
    for (const step of steps.slice(0, 3)) await step(story, amends);
    const promises = await story.open('promise');
    expect(promises.length).toBeGreaterThan(0);
    const followUp = `${story.caseId}-follow-up`;
    amends.endExecution(followUp, 'FAILED');
    for (const { taskId } of promises)
      await amends.memory.write([
        {
          update: { pk: `CASE#${story.caseId}`, sk: `TASK#${taskId}` },
          set: { status: 'planned' },
          remove: ['token', 'openedAt'],
        },
      ]);
    const body = { reason: 'Escribe que sigue rota.', message: 'Hemos vuelto a abrir su reclamación.' };
    const done = await amends.call('POST', `/desk/cases/${story.caseId}/reopen`, { user: staff('sofia'), body });
    expect(done.status, done.text).toBeLessThan(300);
    await look(20);
    expect((await story.head()).cycle).toBe(2);
    expect((await story.open('promise')).map(({ taskId }) => taskId)).toEqual(promises.map(({ taskId }) => taskId));
    await story.keepsPromises();
    expect(amends.executions.get(`${followUp}-resumed-1`)).toBe('SUCCEEDED');
  });

  it('One that runs and does nothing is begun again after five minutes, whatever the clock does to the case meanwhile', async () => {
    const amends = inMemoryAmends();
    const look = watchOver(amends);
    const story = await cast(amends, complaint);
    // As a machine that lost its call: it runs, and nobody is asked.
    const [task] = await story.open('examine');
    if (!task) throw new Error('Nobody is asked');
    const { pk, sk } = { pk: `CASE#${story.caseId}`, sk: `TASK#${task.taskId}` };
    await amends.memory.write([{ update: { pk, sk }, set: { status: 'planned' }, remove: ['token'] }]);
    await look(4);
    expect(await story.eventTypes()).not.toContain('resumed');
    await amends.deps.cases.change(story.caseId, amends.now(), () => ({
      events: [{ type: 'stalled', actor: { kind: 'system' }, data: { execution: 'another' } }],
    }));
    await look(2);
    expect(amends.executions.get(`${story.caseId}-resumed-1`)).toBe('RUNNING');
  });

  it('A case that waits for a person is left alone, and looked at again the next day', async () => {
    const amends = inMemoryAmends();
    const look = watchOver(amends);
    const story = await cast(amends, complaint);
    for (let day = 0; day < 30; day++) await look(24 * 60);
    expect([...amends.executions]).toEqual([[story.caseId, 'RUNNING']]);
    expect(await story.eventTypes()).not.toContain('resumed');
  });

  it('One that cannot go on is tried with growing pauses, then a supervisor has one task, and it is tried once a day', async () => {
    const amends = inMemoryAmends();
    const look = watchOver(amends);
    const story = await cast(amends, complaint);
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      for (const [name, status] of amends.executions) if (status === 'RUNNING') amends.endExecution(name, 'FAILED');
      await look(5);
    }
    const types = await story.eventTypes();
    expect(types.filter((type) => type === 'resumed')).toHaveLength(5);
    const { tasks, head } = await story.file();
    expect(tasks.filter(({ kind }) => kind === 'escalation')).toMatchObject([{ status: 'open', assignee: 'sofia' }]);
    expect(head.stalledAt).toBeDefined();
    await look(24 * 60);
    await look(24 * 60);
    expect((await story.head()).stalledAt).toBeUndefined();
  });
});

it('A case older than Step Functions lets an execution be gets a new one in time, and goes on in it', async () => {
  const amends = inMemoryAmends();
  const look = watchOver(amends);
  const story = await cast(amends, complaint);
  for (let day = 0; day < 331; day += 10) await look(10 * 24 * 60);
  const [old, young] = [...amends.executions];
  expect(old).toEqual([story.caseId, 'ABORTED']);
  expect(young).toEqual([`${story.caseId}-resumed-1`, 'RUNNING']);
  const { events } = await story.file();
  expect(eventsOf(events, 'resumed').map(({ data }) => data.because)).toEqual(['age']);
  await story.examines({});
  expect(amends.mails.filter(({ subject }) => /recibido/i.test(subject)).length).toBeLessThanOrEqual(1);
  expect((await story.open('offer')).length + (await story.open('release')).length).toBe(1);
});

describe('every function that a state retries', () => {
  it('Called twice because its answer was lost, each does its work once', async () => {
    const play = async (isDeadly: boolean) => {
      const called = new Map<string, number>();
      const dies = (stage: string): boolean => {
        called.set(stage, (called.get(stage) ?? 0) + 1);
        return isDeadly && (called.get(stage) ?? 0) % 2 === 1;
      };
      const amends = inMemoryAmends({ dies });
      const story = await cast(amends, complaint);
      for (const step of steps) await step(story, amends);
      await amends.pass('2026-12-04T09:00:00.000Z');
      await story.scores(5);
      return { ...(await essence(story, amends)), stages: [...called.keys()].toSorted() };
    };
    const once = await play(false);
    expect(once.status).toBe('kept');
    expect(await play(true)).toEqual(once);
    expect(once.stages).toEqual(
      ['acknowledge', 'agree', 'concede', 'follow-up', 'outcome', 'own', 'understand'].toSorted(),
    );
  });
});
