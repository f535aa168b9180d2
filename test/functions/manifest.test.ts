import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stages, statuses } from '#domain/vocabulary.ts';
import { type FunctionName, manifest } from '#functions/manifest.ts';
import { type StageFunctionName, stageFunctions, stageManifest, stageOfState } from '#functions/stages/manifest.ts';
import { machineNames, textOf } from '#test/statemachines/definitions.ts';

const names = Object.keys(manifest) as FunctionName[];
const stageNames = Object.keys(stageFunctions) as StageFunctionName[];
const called = machineNames.flatMap((machine) =>
  [...textOf(machine).matchAll(/\$\{(\w+)FunctionArn\}/g)].map(([, state = '']) => state),
);

test.each(names)('The function %s is named after its folder', (name) => {
  const folder = manifest[name].entry.replace(/^functions\/(?:stages\/)?(.*)\/handler\.ts$/, '$1');
  expect(name).toBe(folder.replace('/', '-'));
});

test('Every handler in functions/ is deployed, and nothing else', () => {
  const handlers = readdirSync('functions', { recursive: true })
    .map((file) => `functions/${String(file)}`)
    .filter((file) => file.endsWith('handler.ts'));
  expect(names.map((name) => manifest[name].entry).toSorted()).toEqual(handlers.toSorted());
});

describe('stages', () => {
  test('The manifest lists the stages in the order of the vocabulary', () => {
    expect(Object.keys(stageManifest)).toEqual([...stages]);
  });

  test('Every stage that runs by itself is called by a state machine, by the name the manifest gives it', () => {
    expect([...new Set(called)].map(stageOfState).toSorted()).toEqual(stageNames.toSorted());
  });

  test('A state that calls no stage is refused with the names there are', () => {
    expect(() => stageOfState('Levitate')).toThrow(/Levitate; there are Understand, Own/);
  });

  test.each(stageNames)('The contract of stage %s bears its name, and its use case can be loaded', async (name) => {
    expect(stageFunctions[name].contract.contract.name).toBe(name);
    expect(await stageFunctions[name].useCase()).toBeTypeOf('function');
  });

  test('Every status that a stage leaves behind is one of the vocabulary, and is left by one stage', () => {
    const left = Object.values(stageManifest).flatMap(({ becomes }) => [...becomes]);
    expect(new Set(left).size).toBe(left.length);
    // No stage merges a case, sets it aside, or waits with an offer in its own name.
    expect(statuses.filter((status) => !left.some((one) => one === status))).toEqual([
      'offered',
      'merged',
      'set-aside',
    ]);
  });
});
