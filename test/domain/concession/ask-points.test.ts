import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case/case.ts';
import { askPoints } from '#domain/concession/ask-points.ts';
import { caseFixture, policy, standingClock } from '#test/support/case-fixture.ts';

const clock = standingClock();

/** Who is asked for the points of a case whose head is like that. */
const asked = async (head: Partial<Case>): Promise<string | undefined> => {
  const fixture = caseFixture(clock);
  await fixture.openCase();
  const file = await fixture.file();
  const { owner: _, ...rest } = file.head;
  const { change } =
    askPoints({ ...file, head: { ...rest, ...head } }, { cycle: 1, at: clock.now(), deps: { policy, clock } }) ?? {};
  return change?.items?.flatMap((item) => (item.kind === 'task' ? [item.task.assignee] : []))[0];
};

describe('who answers the points of a complaint before its final answer', () => {
  it.each<[string, Partial<Case>, string]>([
    ['the owner', { owner: 'lucia' }, 'lucia'],
    ['a supervisor where nobody owns it', {}, 'sofia'],
    ['another one where it is about that supervisor', { concerned: { sofia: 'named' } }, 'andres'],
    ['not the owner whom it is about', { owner: 'sofia', concerned: { sofia: 'marked' } }, 'andres'],
  ])('They are asked of %s', async (_, head, who) => {
    expect(await asked(head)).toBe(who);
  });
});
