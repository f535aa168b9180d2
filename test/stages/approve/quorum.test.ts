import { describe, expect, it } from 'vitest';
import type { Policy } from '#domain/policy/policy.ts';
import { successorFor } from '#domain/tasks/successor.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { refused } from '#test/support/refused.ts';
import { aNegotiation, user } from '../concede/negotiation.ts';

const task = (number: number): string => `${CASE_ID}.approve.1.1${number === 1 ? '' : `.${number}`}`;

const withQuorum = (over: Partial<NonNullable<Policy['budgets']['quorum']>> = {}): Policy => ({
  ...policy,
  budgets: { ...policy.budgets, quorum: { above: 10_000, names: 2, asked: 3, order: 'at-once', ...over } },
});

/** A replacement for 380 euros is proposed, which takes two names. */
const waiting = async (over: Parameters<typeof withQuorum>[0] = {}) => {
  const talk = await aNegotiation({ remedy: 'replacement', policy: withQuorum(over) });
  await talk.pause();
  return talk;
};

type Talk = Awaited<ReturnType<typeof waiting>>;

const asked = async (talk: Talk) =>
  (await talk.file()).tasks
    .filter(({ kind }) => kind === 'approve')
    .map(({ taskId, assignee, status }) => ({ taskId, assignee, status }));

const verdicts = async (talk: Talk) =>
  (await talk.file()).events.flatMap(({ type, actor, data }) =>
    type === 'verdict-given' ? [{ by: 'id' in actor ? actor.id : '', ...data }] : [],
  );

describe('what takes two names, all asked at once', () => {
  it('As many as the policy says are asked, each of them another, and all can decide at once', async () => {
    const talk = await waiting();
    expect(await asked(talk)).toEqual([
      { taskId: task(1), assignee: 'elena', status: 'open' },
      { taskId: task(2), assignee: 'javier', status: 'open' },
      { taskId: task(3), assignee: 'sofia', status: 'open' },
    ]);
    const { events } = await talk.file();
    const proposed = events.flatMap(({ type, data }) => (type === 'proposed' ? [data] : []));
    expect(proposed.map(({ approver, names, because }) => ({ approver, names, because }))).toEqual(
      ['elena', 'javier', 'sofia'].map((approver) => ({ approver, names: 2, because: ['limit', 'kind', 'quorum'] })),
    );
    // The first is announced by the relay, as any task that the state machine opens.
    expect(events.filter(({ type }) => type === 'task-opened')).toHaveLength(2);
  });

  it('One name is not enough: it waits for another, whoever that is, and the silence of the third is recorded', async () => {
    const talk = await waiting();
    await talk.verdict({ user: user('sofia'), taskId: task(3), decision: 'approve' });
    expect((await talk.file()).head.status).toBe('proposed');
    expect(await talk.offers()).toMatchObject([{ status: 'needs-approval', approvals: [{ by: 'sofia' }] }]);
    expect(await talk.propose()).toMatchObject({ next: 'approve', taskId: task(1) });
    await talk.verdict({ user: user('javier'), taskId: task(2), decision: 'approve' });
    expect(await talk.offers()).toMatchObject([
      { status: 'approved', approvedBy: 'javier', approvals: [{ by: 'sofia' }, { by: 'javier' }] },
    ]);
    expect(await verdicts(talk)).toMatchObject([
      { by: 'sofia', names: { given: ['sofia'], needed: 2 } },
      { by: 'javier', names: { given: ['sofia', 'javier'], needed: 2 }, silent: ['elena'] },
    ]);
    expect((await asked(talk)).map(({ status }) => status)).toEqual(['withdrawn', 'decided', 'decided']);
    // The execution waits for the task that nobody decided: it goes on all the same.
    expect(await talk.outbox()).toContainEqual(expect.objectContaining({ effect: 'resume', taskId: task(1) }));
    expect(await talk.pause()).toMatchObject({ next: 'release' });
  });

  it('One refusal is enough', async () => {
    const talk = await waiting();
    await talk.verdict({ user: user('elena'), taskId: task(1), decision: 'approve' });
    await talk.verdict({ user: user('sofia'), taskId: task(3), decision: 'refuse' });
    expect(await talk.offers()).toMatchObject([{ status: 'refused' }]);
    expect((await verdicts(talk)).at(-1)).toMatchObject({ decision: 'refuse', silent: ['javier'] });
    expect(await refused(talk.verdict({ user: user('javier'), taskId: task(2), decision: 'approve' }))).toMatchObject({
      code: 'task-not-open',
    });
  });

  it('Nobody gives two names: neither on a task of somebody else nor after it was handed over', async () => {
    const talk = await waiting();
    expect(await refused(talk.verdict({ user: user('sofia'), taskId: task(1), decision: 'approve' }))).toMatchObject({
      code: 'not-your-task',
    });
    await talk.verdict({ user: user('sofia'), taskId: task(3), decision: 'approve' });
    expect(await refused(talk.verdict({ user: user('sofia'), taskId: task(1), decision: 'approve' }))).toMatchObject({
      ...{ code: 'own-proposal', details: { acts: ['approved'] } },
    });
    expect(await refused(talk.verdict({ user: user('sofia'), taskId: task(3), decision: 'approve' }))).toMatchObject({
      ...{ code: 'task-decided-before', details: { decidedBy: 'sofia' } },
    });
  });

  it('A silent approver is followed by somebody who is not asked already and has not approved', async () => {
    const talk = await waiting();
    await talk.verdict({ user: user('sofia'), taskId: task(3), decision: 'approve' });
    const file = await talk.file();
    const first = file.tasks.find(({ taskId }) => taskId === task(1));
    if (!first) throw new Error('There is no such task');
    const next = successorFor({ file, at: talk.clock.now(), policy: talk.policy }, first, 'substitute');
    expect(next?.to).toBe('andres');
  });

  it('Whoever changes it proposes it: others approve what it is then, and the earlier names are void', async () => {
    const talk = await waiting({ above: 5000 });
    await talk.verdict({ user: user('elena'), taskId: task(1), decision: 'approve' });
    await talk.verdict({ user: user('javier'), taskId: task(2), decision: 'change', options: ['refund-150'] });
    const [offer] = await talk.offers();
    expect(offer).toMatchObject({ status: 'needs-approval', options: [{ concession: 'refund-150' }] });
    expect(offer?.approvals).toBeUndefined();
    const open = (await asked(talk)).filter(({ status }) => status === 'open' || status === 'planned');
    expect(open.map(({ assignee }) => assignee)).toEqual(['elena', 'sofia', 'andres']);
    await talk.pause();
    expect(
      await refused(
        talk.verdict({
          user: { ...user('javier'), groups: ['supervisor'] },
          taskId: open[0]?.taskId ?? '',
          decision: 'approve',
        }),
      ),
    ).toMatchObject({ code: 'own-proposal' });
    await talk.verdict({ user: user('andres'), taskId: open[2]?.taskId ?? '', decision: 'approve' });
    await talk.verdict({ user: user('elena'), taskId: open[0]?.taskId ?? '', decision: 'approve' });
    expect(await talk.offers()).toMatchObject([{ status: 'approved' }]);
  });

  it('Where fewer are left than it takes, the rest waits for somebody to be found, and nobody is asked twice', async () => {
    const few: Policy = {
      ...withQuorum({ names: 3 }),
      people: policy.people.map((one) => (['javier', 'sofia'].includes(one.id) ? { ...one, roles: ['expert'] } : one)),
    };
    const talk = await aNegotiation({ remedy: 'replacement', policy: few });
    await talk.pause();
    expect(await asked(talk)).toMatchObject([
      { assignee: 'elena' },
      { assignee: 'andres' },
      { assignee: undefined, status: 'planned' },
    ]);
  });
});

describe('what takes two names, one after the other', () => {
  it('The second is asked when the first has approved, and it is another', async () => {
    const talk = await waiting({ order: 'in-order' });
    expect(await asked(talk)).toEqual([{ taskId: task(1), assignee: 'elena', status: 'open' }]);
    await talk.verdict({ user: user('elena'), taskId: task(1), decision: 'approve' });
    expect(await talk.pause()).toMatchObject({ next: 'approve', taskId: task(2) });
    expect((await asked(talk))[1]).toEqual({ taskId: task(2), assignee: 'javier', status: 'open' });
    await talk.verdict({ user: user('javier'), taskId: task(2), decision: 'approve' });
    expect(await talk.offers()).toMatchObject([{ status: 'approved', approvals: [{ by: 'elena' }, { by: 'javier' }] }]);
    expect(await talk.pause()).toMatchObject({ next: 'release' });
  });

  it('Proposing again what waits for a name stores nothing', async () => {
    const talk = await waiting({ order: 'in-order' });
    const before = (await talk.file()).head.seq;
    expect(await talk.propose()).toMatchObject({ next: 'approve', taskId: task(1) });
    expect((await talk.file()).head.seq).toBe(before);
  });
});

describe('who may not be among the names', () => {
  it('Its owner, who proposed it, whatever roles they hold', async () => {
    const talk = await waiting();
    const supervisor = { id: 'lucia', groups: ['owner', 'expert', 'approver', 'supervisor'] };
    expect(await refused(talk.verdict({ user: supervisor, taskId: task(1), decision: 'approve' }))).toMatchObject({
      code: 'own-proposal',
    });
  });
});
