import { beforeAll, describe, expect, it } from 'vitest';
import type { DeskCase } from '#functions/desk/case/contract.ts';
import { taskOf, told } from '#test/support/desk-in-browser/demo-cases.ts';
import { rarely } from '#test/support/desk-in-browser/rare-cases.ts';
import { rareStories } from '#test/support/desk-in-browser/rare-stories.ts';
import { type InMemoryAmends, inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { executionOfTask } from '../../desk/screens/task/forms/execution-of-task.ts';

describe('What the form of a promise is made from', () => {
  let amends: InMemoryAmends;
  let cases: Awaited<ReturnType<typeof played>>;

  /** One promise that a system could not carry out, and one that it is at. */
  const played = async () => {
    const { failed, underWay } = rareStories(amends);
    return told(amends, { failed, underWay });
  };
  beforeAll(async () => {
    amends = inMemoryAmends(rarely());
    // The system says nothing by itself.
    amends.deps.calls = { hand: async () => undefined };
    cases = await played();
  });

  /** How far the system is with each promise of a case, by the task that the desk shows it for. */
  const executions = async (name: keyof typeof cases) => {
    const { caseId } = cases[name];
    const { text } = await amends.call('GET', `/desk/cases/${caseId}`, { user: staff('sofia') });
    const file = JSON.parse(text) as DeskCase;
    const [promises, others] = [true, false].map((isPromise) =>
      file.tasks.filter(({ kind }) => (kind === 'promise') === isPromise).map((task) => executionOfTask(file, task)),
    );
    return { promises, others };
  };

  it('says of a system that failed why, with what it said itself', async () => {
    const { promises, others } = await executions('failed');
    expect(promises).toMatchObject([{ state: 'failed', because: 'reported', reason: 'card-expired' }]);
    expect(others?.length).toBeGreaterThan(0);
    expect(others?.filter(Boolean)).toEqual([]);
  });

  it('says of a system that is at it until when it has time to confirm', async () => {
    const { promises } = await executions('underWay');
    expect(promises).toMatchObject([{ state: 'asked', confirmBy: expect.any(String) }]);
  });

  it('is that of a system that is at it again once the request is sent again', async () => {
    const path = `/desk/tasks/${await taskOf(cases.failed, 'promise')}/send-again`;
    const sent = await amends.call('POST', path, { user: staff('sofia'), body: { reason: 'La tarjeta ya vale.' } });
    expect(sent.status, sent.text).toBe(200);
    expect((await executions('failed')).promises).toMatchObject([{ state: 'asked' }]);
  });
});
