import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { node } from '#local/paths.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { watchOver } from '#test/support/watch-over.ts';
import { localRun } from '#tools/inspect/inspect.ts';
import { type Inspection, inspect, type Services } from '#tools/inspect/inspection.ts';
import { render } from '#tools/inspect/render.ts';
import { openStates } from '#tools/inspect/services.ts';
import { signsOf } from '#tools/inspect/signs.ts';

const complaint = {
  text: 'La lavadora ha llegado rota y Escolástica no contesta.',
  customer: { name: 'Marta Olmedo Ruiz', email: 'marta.olmedo@correo.example' },
};

/** What the services of AWS would say of a system in memory. */
const servicesOf = ({ executions, entered, timers }: ReturnType<typeof inMemoryAmends>): Services => ({
  execution: async (machine, name) => {
    const status = executions.get(name);
    const last = entered.findLast((one) => one.machine === machine)?.state;
    return status && { status, states: status === 'RUNNING' && last ? [last] : [], redrives: 0 };
  },
  schedule: async (name) => timers.get(name)?.at,
});

const received = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, complaint);
  const { reference } = await story.head();
  const look = async (): Promise<Inspection> => {
    const found = await inspect(reference, {
      table: amends.memory,
      services: servicesOf(amends),
      now: amends.now,
    });
    if (!found) throw new Error('The case is gone');
    return found;
  };
  return { amends, story, reference, look };
};

const anInspection = async (over: (found: Inspection) => Partial<Inspection>): Promise<Inspection> => {
  const { look } = await received();
  const found = await look();
  return { ...found, ...over(found) };
};

describe('a case that waits for its owner', () => {
  test('The task is shown with its owner, its date and that its token is there, and nothing is stuck', async () => {
    const { look, reference, story } = await received();
    const text = render(await look());
    expect(text).toContain(`${reference}  case ${story.caseId}`);
    expect(text).toMatch(/status +acknowledged, stage acknowledge, cycle 1/);
    expect(text).toMatch(new RegExp(`open +examine +\\w+ +due 2026-11-\\S+ +step 0 +token +${story.caseId}.examine.1`));
    expect(text).toMatch(/complaint +RUNNING +Examine/);
    expect(text).toContain('Nothing is stuck');
    expect(text).toMatch(/answer +due \S+ +50 % at \S+ +schedule at/);
  });

  test('No token, no word and no name of a customer is printed', async () => {
    const { look, amends, story } = await received();
    const [task] = await story.open('examine');
    const text = JSON.stringify(await look()) + render(await look());
    expect(task?.token).toBeTruthy();
    for (const secret of [String(task?.token), 'Marta', 'Olmedo', 'correo.example', 'lavadora', 'Escolástica'])
      expect(text).not.toContain(secret);
    expect(amends.memory.all().length).toBeGreaterThan(0);
  });

  test('It is found by the id of the case as well as by its reference', async () => {
    const { amends, story, reference } = await received();
    const sight = { table: amends.memory, services: servicesOf(amends), now: amends.now };
    expect((await inspect(story.caseId, sight))?.head.reference).toBe(reference);
  });

  test('An unknown reference gives nothing', async () => {
    const { amends } = await received();
    const sight = { table: amends.memory, services: servicesOf(amends), now: amends.now };
    expect(await inspect('AM-22222222', sight)).toBeUndefined();
    expect(await inspect('01938f6a-0000-7000-8000-000000000001', sight)).toBeUndefined();
  });
});

test('A case is followed to its end: settle and follow-up are shown once they run', async () => {
  const { story, look } = await received();
  await story.examines({});
  expect(render(await look())).toMatch(/settle +RUNNING +Offer/);
  await story.answers({ decision: 'accept', option: 'a' });
  const { executions, tasks } = await look();
  expect(executions.map(({ machine, status }) => `${machine} ${status}`)).toEqual([
    'complaint SUCCEEDED',
    'settle SUCCEEDED',
    'follow-up RUNNING',
  ]);
  expect(tasks.filter(({ status }) => status === 'open').map(({ kind }) => kind)).toContain('promise');
});

test('A case that was begun again shows the execution it runs in, and is not stuck for those it ran in before', async () => {
  const { amends, story, look } = await received();
  const resume = watchOver(amends);
  for (const run of [story.caseId, `${story.caseId}-resumed-1`]) {
    amends.endExecution(run, 'FAILED');
    await resume(20);
  }
  const found = await look();
  expect(found.executions.map(({ name, status, replaced }) => [name, status, replaced])).toEqual([
    [story.caseId, 'FAILED', true],
    [`${story.caseId}-resumed-1`, 'FAILED', true],
    [`${story.caseId}-resumed-2`, 'RUNNING', undefined],
  ]);
  expect(render(found)).toMatch(/complaint +RUNNING +Examine +\S+-resumed-2/);
  expect(signsOf(found).map(({ section }) => section)).not.toContain('an-execution-failed');
});

test('What follows a closed case is shown under the name it was begun again with, with the child of a resumed run', async () => {
  const { amends, story, look } = await received();
  const resume = watchOver(amends);
  amends.endExecution(story.caseId, 'FAILED');
  await resume(20);
  await story.examines({});
  await story.answers({ decision: 'accept', option: 'a' });
  amends.endExecution(`${story.caseId}-follow-up`, 'FAILED');
  await resume(24 * 60);
  expect((await look()).executions.map(({ machine, name, status }) => [machine, name.slice(36), status])).toEqual([
    ['complaint', '', 'FAILED'],
    ['complaint', '-resumed-1', 'SUCCEEDED'],
    ['settle', '-resumed-1-settle', 'SUCCEEDED'],
    ['follow-up', '-follow-up', 'FAILED'],
    ['follow-up', '-follow-up-resumed-1', 'RUNNING'],
  ]);
});

const pending = { effectId: '000009-00', attempts: 0, createdAt: '2026-11-23T08:00:00.000Z' };

describe('what stands in the way is named, with the heading of docs/stuck-case.md', () => {
  test.each<{ title: string; section: string; over: (found: Inspection) => Partial<Inspection>; says: RegExp }>([
    {
      title: 'A merged case leads to the one it lives on in',
      section: 'nobody-is-meant-to-work-on-it',
      over: ({ head }) => ({ head: { ...head, mergedInto: 'the-other', setAsideAt: '2026-11-23T09:00:00.000Z' } }),
      says: /goes on as case the-other/,
    },
    {
      title: 'An effect that was given up says why',
      section: 'an-effect-was-given-up',
      over: () => ({
        outbox: [{ ...pending, effect: 'send', attempts: 8, failure: 'MessageRejected', state: 'given-up', at: '' }],
      }),
      says: /000009-00 \(send\) was given up: MessageRejected/,
    },
    {
      title: 'An effect that waits for an hour is on nobody’s way',
      section: 'an-effect-waits',
      over: () => ({ outbox: [{ ...pending, effect: 'resume', state: 'pending', at: pending.createdAt }] }),
      says: /\(resume\) waits since 2026-11-23T08/,
    },
    {
      title: 'An execution that failed is named with its state and the class of its error',
      section: 'an-execution-failed',
      over: ({ executions }) => ({
        executions: executions.map((one) => ({ ...one, status: 'FAILED', states: ['Examine'], error: 'Permanent' })),
      }),
      says: /is FAILED in Examine: Permanent/,
    },
    {
      title: 'A case without an execution is seen',
      section: 'no-execution-runs',
      over: () => ({ executions: [] }),
      says: /No execution runs/,
    },
    {
      title: 'An open task without a token cannot be resumed',
      section: 'a-task-has-no-token',
      over: ({ tasks }) => ({ tasks: tasks.map((task) => ({ ...task, hasToken: false })) }),
      says: /is open and has no token/,
    },
    {
      title: 'An open task of nobody is seen',
      section: 'nobody-has-the-task',
      over: ({ tasks }) => ({ tasks: tasks.map(({ assignee: _, ...task }) => task) }),
      says: /is nobody's/,
    },
    {
      title: 'A task past its date says whose it is',
      section: 'somebody-is-late',
      over: () => ({ now: '2026-12-24T09:00:00.000Z' }),
      says: /was due at \S+, from \w+/,
    },
    {
      title: 'A decision that the execution was not told of is seen',
      section: 'decided-and-the-execution-still-waits',
      over: ({ tasks }) => ({ tasks: tasks.map((task) => ({ ...task, status: 'decided' })) }),
      says: /still waits in Examine/,
    },
    {
      title: 'A timer without a schedule is seen',
      section: 'a-timer-has-no-schedule',
      over: ({ timers }) => ({ timers: timers.map(({ scheduledAt: _, ...timer }) => timer) }),
      says: /Timer answer should fire at/,
    },
  ])('$title', async ({ section, over, says }) => {
    const signs = signsOf(await anInspection(over));
    const sign = signs.find((one) => one.section === section);
    expect(sign?.what).toMatch(says);
    expect(readFileSync('docs/stuck-case.md', 'utf8')).toContain(`## ${headingOf(section)}\n`);
  });
});

/** `a-task-has-no-token` is the address of `A task has no token`. */
const headingOf = (section: string): string => {
  const words = section.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

test('The states an execution stands in are those it entered and did not leave', () => {
  const entered = (name: string) => ({ stateEnteredEventDetails: { name } });
  const exited = (name: string) => ({ stateExitedEventDetails: { name } });
  const events = [
    entered('Examine'),
    exited('Examine'),
    entered('Consult'),
    entered('AskExpert'),
    entered('AskExpert'),
  ];
  const ids = { timestamp: new Date(), type: undefined, id: 1 };
  const all = [...events, exited('AskExpert')].map((event) => ({ ...ids, ...event }));
  expect(openStates(all)).toEqual(['Consult', 'AskExpert']);
});

describe('the command', () => {
  test.each([
    ['no reference', []],
    ['two references', ['AM-22222222', 'AM-33333333']],
    ['an unknown option', ['AM-22222222', '--loud']],
    ['a region without a table', ['AM-22222222', '--region', 'eu-west-1']],
  ])('It says how it is used: %s', (_, args) => {
    const { status, stderr } = spawnSync(node, ['tools/inspect/inspect.ts', ...args], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('Usage: npm run -s inspect -- REFERENCE');
  });

  test('It says what to do where nothing runs', () => {
    expect(() => localRun('/nowhere/local.json')).toThrow(/No local run is up\. Start one with "npm start"/);
  });
});
