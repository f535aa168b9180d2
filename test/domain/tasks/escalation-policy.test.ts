import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAway, limitOf, personOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { EscalationStep } from '#domain/policy/schema/deadlines.ts';
import {
  escalatesTo,
  isHead,
  nextStep,
  type OverdueTask,
  type Step,
  takesOver,
} from '#domain/tasks/escalation-policy.ts';
import { kindOf, taskKinds } from '#domain/tasks/kinds.ts';
import { clock } from '#domain/time.ts';
import { levels } from '#domain/vocabulary.ts';
import { MONDAY, policy } from '#test/support/case-fixture.ts';

const DAY = '2026-11-23';
const time = clock();
const withLadder = (ladder: EscalationStep[]): Policy => {
  const tasks = Object.fromEntries(taskKinds.map((kind) => [kind, { due: 'P7D', escalation: ladder }]));
  return { ...policy, deadlines: { ...policy.deadlines, tasks: tasks as Policy['deadlines']['tasks'] } };
};
const due = (days: number) => time.after(MONDAY, `P${days}D`);

/** Every step of a task that nobody ever touches. */
const climbAll = (of: Policy, kind: (typeof taskKinds)[number], scale = 1): Step[] => {
  const steps: Step[] = [];
  for (let done = 0; done < 100; done++) {
    const { due: usual } = of.deadlines.tasks[kind];
    const dueAt = clock(scale).after(MONDAY, usual);
    const step = nextStep({ kind, dueAt }, { step: done, from: MONDAY }, { policy: of, clock: clock(scale) });
    if (!step) return steps;
    steps.push(step);
  }
  return steps;
};

const aRung: fc.Arbitrary<EscalationStep> = fc.record({
  at: fc.nat({ max: 1000 }).map((hours) => `PT${hours}H`),
  do: fc.constantFrom('remind', 'substitute', 'manager', 'supervisor', 'head', 'owner-calls', 'no-answer'),
});

describe('the escalation policy of a task', () => {
  it('The steps of a task are what the policy says, counted from the opening', () => {
    expect(climbAll(policy, 'examine')).toEqual([
      { step: 0, do: 'remind', at: due(1) },
      { step: 1, do: 'substitute', at: due(2) },
      { step: 2, do: 'manager', at: due(3) },
      { step: 3, do: 'supervisor', at: due(5) },
      { step: 4, do: 'head', at: due(7) },
    ]);
  });

  it('The steps of a task run faster by the time scale', () => {
    expect(climbAll(policy, 'consult', 1440).map(({ at }) => at.slice(11, 19))).toEqual([
      '09:01:00',
      '09:02:00',
      '09:03:00',
    ]);
  });

  it('Steps follow each other in time and end, and end no task but those a case goes on without', () => {
    fc.assert(
      fc.property(fc.array(aRung, { maxLength: 12 }), fc.constantFrom(...taskKinds), (ladder, kind) => {
        const steps = climbAll(withLadder(ladder), kind);
        expect(steps.map(({ step }) => step)).toEqual(ladder.map((_, index) => index));
        if (!kindOf(kind).mayEndUnanswered) expect(steps.map((step) => step.do)).not.toContain('no-answer');
      }),
    );
  });

  it.each([2, 14])('A promise due in %i days is reminded of before and escalated after its date', (days) => {
    const steps = [0, 1, 2].map((step) =>
      nextStep({ kind: 'promise', dueAt: due(days) }, { step, from: MONDAY }, { policy, clock: time }),
    );
    expect(steps[0]?.at && steps[0].at < due(days)).toBe(true);
    expect(steps[1]?.at && steps[1].at > due(days)).toBe(true);
    expect(steps[2]?.at && steps[1]?.at && steps[2].at > steps[1].at).toBe(true);
  });

  it('A promise that was due before its task opened is still escalated step by step', () => {
    const at = [0, 1, 2].map(
      (step) =>
        nextStep(
          { kind: 'promise', dueAt: '2026-11-01T09:00:00.000Z' },
          { step, from: MONDAY },
          { policy, clock: time },
        )?.at ?? '',
    );
    expect(at).toEqual([...at].sort());
    expect(new Set([MONDAY, ...at]).size).toBe(4);
  });
});

describe('whom a case is escalated to', () => {
  const asked = { owner: 'lucia', day: DAY, excluded: [] as string[] };
  const away = (...ids: string[]): Policy => ({
    ...policy,
    people: policy.people.map((person) =>
      ids.includes(person.id) ? { ...person, absences: [{ from: DAY, to: DAY }] } : person,
    ),
  });

  it.each<[string, Policy, Partial<Parameters<typeof escalatesTo>[1]>, ReturnType<typeof escalatesTo>]>([
    ['the supervisor of the owner', policy, {}, { to: 'sofia', level: 'supervisor' }],
    ['a supervisor of a case nobody owns', policy, { owner: undefined }, { to: 'sofia', level: 'supervisor' }],
    ['the head', policy, { level: 'head' }, { to: 'andres', level: 'head' }],
    ['the head, where the supervisor owns the case', policy, { owner: 'sofia' }, { to: 'andres', level: 'head' }],
    ['the head, where the supervisor is away', away('sofia'), {}, { to: 'andres', level: 'head' }],
    ['the head, where it is about the supervisor', policy, { excluded: ['sofia'] }, { to: 'andres', level: 'head' }],
    [
      'a supervisor, where the head owns the case',
      policy,
      { level: 'head', owner: 'andres' },
      { to: 'sofia', level: 'supervisor' },
    ],
    ['a supervisor, where the head is away', away('andres'), { level: 'head' }, { to: 'sofia', level: 'supervisor' }],
    [
      'whom the policy asks last, where both are away',
      away('sofia', 'andres'),
      {},
      { to: 'javier', level: 'supervisor' },
    ],
    [
      'the first of those asked last, though all are away',
      away('sofia', 'andres', 'javier', 'elena'),
      {},
      { to: 'andres', level: 'head' },
    ],
  ])('A case is escalated to %s', (_, of, over, expected) => {
    expect(escalatesTo(of, { level: 'supervisor', ...asked, ...over })).toEqual(expected);
  });

  it('Only a supervisor above whom there is nobody is a head', () => {
    expect(policy.people.filter(({ id }) => isHead(policy, id)).map(({ id }) => id)).toEqual(['andres']);
  });
});

describe('who takes over', () => {
  const silence = (over: Partial<OverdueTask>): OverdueTask => ({
    level: 'substitute',
    assignee: 'lucia',
    day: DAY,
    excluded: [],
    ...over,
  });

  it.each<[string, Partial<OverdueTask>, { to: string; level: string } | undefined]>([
    ['the substitute', {}, { to: 'mateo', level: 'substitute' }],
    [
      'the next substitute, if the complaint is about the first',
      { excluded: ['mateo'] },
      { to: 'nadia', level: 'substitute' },
    ],
    ['the manager', { level: 'manager', assignee: 'mateo' }, { to: 'sofia', level: 'manager' }],
    [
      'the head, when the manager has it already',
      { level: 'supervisor', assignee: 'sofia' },
      { to: 'andres', level: 'supervisor' },
    ],
    ['a supervisor, when nobody had it', { assignee: undefined }, { to: 'sofia', level: 'supervisor' }],
    ['an approver whose authority reaches', { assignee: 'elena', cost: 60_000 }, { to: 'javier', level: 'substitute' }],
    [
      'a higher one, where the next one’s does not',
      { assignee: 'elena', cost: 400_000 },
      { to: 'sofia', level: 'substitute' },
    ],
    ['only the head, for the highest', { assignee: 'elena', cost: 900_000 }, { to: 'andres', level: 'substitute' }],
    ['the head, on the last step', { level: 'head' }, { to: 'andres', level: 'head' }],
    [
      'the head, where every supervisor below is excluded',
      { level: 'supervisor', excluded: ['sofia'] },
      { to: 'andres', level: 'supervisor' },
    ],
    ['nobody above the head, who has it already', { level: 'head', assignee: 'andres' }, undefined],
    ['nobody in place of a head whom the complaint is about', { level: 'head', excluded: ['andres'] }, undefined],
    ['nobody, where all are excluded', { excluded: policy.people.map(({ id }) => id) }, undefined],
  ])('A task is taken over by %s', (_, over, expected) => {
    expect(takesOver(policy, silence(over))).toEqual(expected);
  });

  it('A task is never taken over by who has it, is away or excluded, or whose authority does not reach', () => {
    const ids = policy.people.map(({ id }) => id);
    const anId = fc.constantFrom(...ids);
    const absences = [{ from: DAY, to: DAY }];
    fc.assert(
      fc.property(
        fc.record({
          level: fc.constantFrom(...levels),
          assignee: fc.option(anId, { nil: undefined }),
          excluded: fc.subarray(ids),
          away: fc.subarray(ids),
          cost: fc.option(fc.nat({ max: 6_000_000 }), { nil: undefined }),
        }),
        ({ level, assignee, excluded, away, cost }) => {
          const people = policy.people.map((person) => (away.includes(person.id) ? { ...person, absences } : person));
          const of = { ...policy, people };
          const taken = takesOver(of, { level, assignee, day: DAY, excluded, ...(cost !== undefined && { cost }) });
          if (!taken) return;
          const person = personOf(of, taken.to);
          expect(taken.to).not.toBe(assignee);
          expect(excluded).not.toContain(taken.to);
          expect(isAway(person, DAY)).toBe(false);
          expect(levels.indexOf(taken.level)).toBeGreaterThanOrEqual(levels.indexOf(level));
          if (cost !== undefined) expect(limitOf(of, person)).toBeGreaterThanOrEqual(cost);
        },
      ),
    );
  });
});
