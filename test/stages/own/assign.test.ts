import { describe, expect, it } from 'vitest';
import { storeItems } from '#cases/store/items.ts';
import { eventsOf, type NewEvent } from '#domain/case/events.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import { newTask } from '#domain/tasks/plan.ts';
import { assign } from '#functions/stages/own/assign.ts';
import { anEvent } from '#test/support/events.ts';
import { CASE_ID, policy, type ReceivedFixture, receive, receivedFixture } from '../understand/received-case.ts';

const COMPLAINT = 'La lavadora no ha llegado.';
const deskUrl = 'https://api.lumbre.example/desk';

const assigned = async (given: ReceivedFixture, text: string, head: Parameters<typeof receive>[2] = {}) => {
  const { cycle = 1 } = await receive(given, text, { status: 'understood', language: 'es', ...head });
  const output = await assign({ caseId: CASE_ID, cycle }, { ...given, deskUrl });
  const file = await given.cases.load(CASE_ID);
  const event = file?.events.at(-1);
  const codes = eventsOf(file?.events ?? [], 'owned')
    .slice(-1)
    .flatMap(({ data }) => data.reasons.map(({ code }) => code));
  return { output, head: file?.head, task: file?.tasks.find(({ taskId }) => taskId === output.taskId), event, codes };
};

/** Gives somebody so many open tasks on other cases. */
const busy = async ({ table, clock }: ReceivedFixture, assignee: string, count: number) => {
  for (let index = 0; index < count; index++) {
    const caseId = `019abc00-0000-7000-8000-0000000001${assignee.length}${index}`;
    const task = newTask({ kind: 'examine', caseId, cycle: 1, assignee, priority: false }, clock.now(), {
      policy,
      clock,
    });
    await storeItems(table, caseId, [{ kind: 'task', task }]);
  }
};

const withAbsent = (...ids: string[]): ReceivedFixture => {
  const absences: Person['absences'] = [{ from: '2026-11-01', to: '2026-11-30' }];
  const people = policy.people.map((person) => (ids.includes(person.id) ? { ...person, absences } : person));
  return { ...receivedFixture(), policy: { ...policy, people } };
};

describe('assign', () => {
  it('One owner is named, and the task is planned that Examine waits for', async () => {
    const { output, head, task } = await assigned(receivedFixture(), COMPLAINT);
    expect(output).toEqual({ caseId: CASE_ID, cycle: 1, taskId: `${CASE_ID}.examine.1` });
    expect(head).toMatchObject({ status: 'owned', stage: 'own', owner: 'lucia', handOvers: 0 });
    expect(task).toMatchObject({
      kind: 'examine',
      status: 'planned',
      assignee: 'lucia',
      dueAt: '2026-11-25T09:01:00.000Z',
    });
  });

  it('Cases are shared out by open tasks', async () => {
    const given = receivedFixture();
    await busy(given, 'lucia', 2);
    expect((await assigned(given, COMPLAINT)).head?.owner).toBe('mateo');
  });

  it('The owner speaks the customer’s language, else the one we answer in', async () => {
    expect((await assigned(receivedFixture(), COMPLAINT, { language: 'ca' })).head?.owner).toBe('nadia');
    expect((await assigned(receivedFixture(), COMPLAINT, { language: 'fr', replyLanguage: 'en' })).head?.owner).toBe(
      'lucia',
    );
  });

  it('A case is never given to somebody the complaint names', async () => {
    const { head, codes } = await assigned(receivedFixture(), 'Lucía Ferrándiz me colgó y el señor Urrutia también.');
    expect(head?.owner).toBe('nadia');
    expect(codes).toContain('named');
  });

  it('A case goes to a supervisor when no owner is left, but not to one who is named', async () => {
    const all = 'Me han colgado Lucía Ferrándiz, Mateo Urrutia y Nadia Benali';
    expect((await assigned(receivedFixture(), all)).head?.owner).toBe('sofia');
    const { head, codes } = await assigned(receivedFixture(), `${all}, y hasta Sofía Arrizabalaga`);
    expect(head?.owner).toBe('andres');
    expect(codes).toEqual(['supervisor', 'named']);
  });

  it('The task stays unassigned where nobody at all is there, and the history says so', async () => {
    const { head, task, codes } = await assigned(withAbsent(...policy.people.map(({ id }) => id)), COMPLAINT);
    expect(head?.owner).toBeUndefined();
    expect(task).not.toHaveProperty('assignee');
    expect(codes).toEqual(['nobody']);
  });

  it('A reopened case goes to the manager of its owner, or the next one up', async () => {
    const reopened = { cycle: 2, owner: 'lucia' };
    const { head, task, event, codes } = await assigned(receivedFixture(), COMPLAINT, reopened);
    expect(head?.owner).toBe('sofia');
    expect(task?.assignee).toBe('sofia');
    expect(event?.data).toMatchObject({ before: 'lucia', owner: 'sofia', cycle: 2 });
    expect(codes).toEqual(['other-eyes']);
    expect((await assigned(withAbsent('sofia'), COMPLAINT, reopened)).head?.owner).toBe('andres');
    expect((await assigned(receivedFixture(), 'Sofía Arrizabalaga me mintió', reopened)).head?.owner).toBe('andres');
  });

  it('A reopened case that nobody above can take has no owner', async () => {
    const { head, codes } = await assigned(withAbsent('sofia', 'andres'), COMPLAINT, { cycle: 2, owner: 'lucia' });
    expect(head).not.toHaveProperty('owner');
    expect(codes).toEqual(['nobody']);
  });

  it('Stage own does nothing the second time', async () => {
    const given = receivedFixture();
    const { output, head } = await assigned(given, COMPLAINT);
    await busy(given, 'lucia', 3);
    expect(await assign({ caseId: CASE_ID, cycle: 1 }, { ...given, deskUrl })).toEqual(output);
    expect((await given.cases.head(CASE_ID))?.seq).toBe(head?.seq);
  });
});

describe('a recording that came in before the case had an owner', () => {
  const voice = anEvent('attachment-kept', { messageId: 'm1', index: 0, type: 'audio/ogg' });
  const picture = anEvent('attachment-kept', { messageId: 'm1', index: 1, type: 'image/png' });
  const gone = anEvent('attachment-refused', { messageId: 'm1', index: 2, reason: 'media-404' });

  /** Assigns a case of a message with these files, and tells what its owner was asked to listen to. */
  const told = async (text: string, events: NewEvent[], head: Parameters<typeof receive>[2] = {}) => {
    const given = receivedFixture();
    const { cycle = 1 } = await receive(given, text, { language: 'es', ...head });
    await given.cases.change(CASE_ID, given.clock.now(), () => ({ events }));
    for (let times = 0; times < 2; times++) await assign({ caseId: CASE_ID, cycle }, { ...given, deskUrl });
    const { messages = [] } = (await given.cases.load(CASE_ID)) ?? {};
    return messages.filter(({ template }) => template === 'staff-recording').map(({ messageId }) => messageId);
  };

  it.each([
    ['a voice note', COMPLAINT, [voice], ['listen-m1-0']],
    ['many files, once', '', [picture, gone, voice], ['listen-m1-2']],
    ['what came in place of words and is not here', '', [gone], ['listen-m1-2']],
    ['not what came beside words and is not here', COMPLAINT, [gone], []],
    ['not a picture, which the desk shows', '', [picture], []],
  ])('The new owner is asked to listen to what came in before: %s', async (_, text, files, expected) => {
    expect(await told(text, files)).toEqual(expected);
  });

  it('The owner of a reopened case is not asked to listen again', async () => {
    expect(await told('', [voice], { cycle: 2, owner: 'lucia' })).toEqual([]);
  });
});
