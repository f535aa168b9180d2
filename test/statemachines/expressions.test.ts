import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { allStates, definitionOf, expressionsIn } from './definitions.ts';

const evaluate = (expression: string, states: unknown) => jsonata(expression).evaluate({}, { states });
const only = (machine: 'complaint', state: string, field: string): string => {
  const found = (definitionOf(machine).States[state] as Record<string, Record<string, string>>)['Output']?.[field];
  return expressionsIn(found)[0] as string;
};

test.each(allStates)('Every expression of $machine $name is JSONata', ({ state }) => {
  for (const expression of expressionsIn(state)) expect(() => jsonata(expression)).not.toThrow();
});

describe('the questions that Examine hands on are always a list', () => {
  const questions = only('complaint', 'Examine', 'questions');
  test.each([
    { given: undefined, expected: [] },
    { given: [], expected: [] },
    { given: [{ taskId: 'a' }], expected: [{ taskId: 'a' }] },
    { given: [{ taskId: 'a' }, { taskId: 'b' }], expected: [{ taskId: 'a' }, { taskId: 'b' }] },
    { given: [{ taskId: 'a', question: 'words that must not travel' }], expected: [{ taskId: 'a' }] },
  ])('$given', async ({ given, expected }) => {
    expect(await evaluate(questions, { result: { questions: given } })).toEqual(expected);
  });
});

describe('the questions that are read from a decided task are the same list', () => {
  const questions = only('complaint', 'Examined', 'questions');
  const item = (...taskIds: string[]) => ({
    Item: { output: { M: { questions: { L: taskIds.map((taskId) => ({ M: { taskId: { S: taskId } } })) } } } },
  });
  test.each([
    { result: {}, expected: [] },
    { result: item(), expected: [] },
    { result: item('a'), expected: [{ taskId: 'a' }] },
    { result: item('a', 'b'), expected: [{ taskId: 'a' }, { taskId: 'b' }] },
  ])('$expected', async ({ result, expected }) => {
    expect(await evaluate(questions, { result })).toEqual(expected);
  });
});
