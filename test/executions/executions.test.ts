import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type StageFunctionName, stageFunctions, stageOfState } from '#functions/stages/manifest.ts';
import { machineNames, statesOf } from '#test/statemachines/definitions.ts';
import { type Definition, runMachine, type Services } from '#test/support/asl.ts';
import { goingBy, machineNamed, type Passage } from '#test/support/step-functions.ts';
import { play } from '../simulation/play.ts';
import { stepSeeds } from '../simulation/random.ts';
import { isId, notReached, type Release, releases } from './recorded.ts';

/** The names that stages have had as functions: whoever takes one away takes it from executions that wait. */
const FUNCTIONS: Record<string, StageFunctionName> = {
  Understand: 'understand',
  Own: 'own',
  Acknowledge: 'acknowledge',
  Concede: 'concede',
  Agree: 'agree',
  Outcome: 'outcome',
  Conclude: 'follow-up',
};

/** Fields that today's stage can give back. */
const fieldsOf = (stage: StageFunctionName): Set<string> => {
  const { properties } = z.toJSONSchema(stageFunctions[stage].contract.contract.output);
  return new Set(Object.keys(properties ?? {}));
};

const only = (fields: Set<string>, value: unknown): object =>
  Object.fromEntries(Object.entries(value as object).filter(([field]) => fields.has(field)));

const placeholder = /^\$\{(\w+?)(Function|Machine)Arn\}$/;

/** What today's code answers a state of a recorded definition, given what was answered then. */
const answering = ({ result, output }: Passage): Services => ({
  entered: () => undefined,
  lambda: async (name, payload) => {
    const stage = stageOfState(placeholder.exec(name)?.[1] ?? name);
    const { contract } = stageFunctions[stage].contract;
    expect(contract.input.parse(payload), 'the input').toEqual(payload);
    return only(fieldsOf(stage), (result as { Payload: unknown }).Payload);
  },
  waitForTask: async () => {
    // Decided while nothing waited: the task cannot be opened.
    if (result === undefined) throw new Error('DynamoDb.ConditionalCheckFailedException');
    return result;
  },
  startExecution: async () => (result as { Output: unknown }).Output,
  getItem: async () => {
    const { questions = [] } = output as { questions?: { taskId: string }[] };
    return { output: { M: { questions: { L: questions.map(({ taskId }) => ({ M: { taskId: { S: taskId } } })) } } } };
  },
});

const context = { Execution: { Id: 'arn', Name: 'name', RedriveCount: 0 } };

/** The state of a passage by itself. One inside a Map is found there. */
const alone = ({ definitions }: Release, { machine, state }: Passage): Definition => {
  const states = statesOf(definitions[machine] ?? { StartAt: '', States: {} });
  const { Next: _, Catch: caught = [], ...rest } = Object.fromEntries(states)[state] ?? { Type: 'none' };
  return { StartAt: state, States: { [state]: { ...rest, Catch: caught.map(({ Next: __, ...one }) => one) } } };
};

describe.each(releases())('executions of release $version', (release) => {
  const { folder, definitions, passages } = release;

  test('Every machine of it is there, and every function and machine that its states call', () => {
    for (const name of Object.keys(definitions)) expect(machineNames).toContain(name);
    const called = [...JSON.stringify(definitions).matchAll(/\$\{(\w+?)(Function|Machine)Arn\}/g)];
    expect(called.length).toBeGreaterThan(0);
    for (const [placeholder, name = '', kind] of called)
      if (kind === 'Function') {
        expect(FUNCTIONS, name).toHaveProperty(name);
        expect(stageOfState(name)).toBe(FUNCTIONS[name]);
      } else expect(Object.keys(definitions)).toContain(machineNamed(placeholder));
  });

  test('Something was recorded of every state that calls a stage or waits for somebody', () => {
    expect(notReached(definitions, passages)).toEqual([]);
  });

  test('Only ids, counts and words of routing were carried', () => {
    const textsIn = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
    };
    const texts = new Set(passages.flatMap(({ input, result, output }) => textsIn([input, result, output])));
    expect([...texts].filter((text) => !isId(text) && !/^[a-z-]{1,14}$/.test(text))).toEqual([]);
  });

  test('Whole cases go by its definitions to their end, with the code of today', async () => {
    const violations: unknown[] = [];
    await goingBy(folder, async () => {
      for (const seed of [1, 2, 3]) violations.push((await play(stepSeeds(seed, 30))).violation);
    });
    expect(violations.filter(Boolean)).toEqual([]);
  });

  // A Map is its states, each of which is replayed by itself.
  const replayed = passages.filter((passage) => alone(release, passage).States[passage.state]?.Type === 'Task');

  test.each(replayed)("$machine $state takes what it took, of today's code, and hands on the same", async (passage) => {
    const output = await runMachine(alone(release, passage), passage.input, answering(passage), context);
    expect(output).toEqual(passage.output);
  });
});
