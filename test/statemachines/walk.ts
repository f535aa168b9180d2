import { expect } from 'vitest';
import { stageFunctions, stageOfState } from '#functions/stages/manifest.ts';
import { type Definition, runMachine, type Services } from '#test/support/asl.ts';
import { definitionOf, type machineNames } from './definitions.ts';

export const CASE = '01a20135-7030-7722-a9db-e1a6fff9f6fe';
export const ids = { caseId: CASE, cycle: 1 };

type Script = {
  /** What each call of concede says next, in order. */
  concede?: { next: string; taskId?: string }[];
  /** What is answered to each task, by its id; an Error for a task that was decided before. */
  answers?: Record<string, unknown>;
  /** Machines that end in an error, or cannot be started: each time, or as often as there are errors in the list. */
  broken?: Record<string, string | string[]>;
  /** Where the way is recorded, for one that ends in an error. */
  path?: string[];
};

/** Runs a machine with functions that answer by their contracts, and records the way. */
export const walk = async (machine: (typeof machineNames)[number], input: unknown, script: Script = {}) => {
  const path = script.path ?? [];
  const executions: string[] = [];
  const proposals = [...(script.concede ?? [])];
  const results: Record<string, () => object> = {
    Own: () => ({ ...ids, taskId: `${CASE}.examine.1` }),
    Concede: () => ({ ...ids, ...proposals.shift() }),
    Agree: () => ({ ...ids, result: 'agreed' }),
    Outcome: () => ({ ...ids, result: 'agreed' }),
    Conclude: () => ({ ...ids, result: 'kept' }),
  };
  const services: Services = {
    lambda: async (functionName, payload) => {
      const name = functionName.replace(/^\$\{(\w+)FunctionArn\}$/, '$1');
      const { contract } = stageFunctions[stageOfState(name)].contract;
      expect(contract.input.parse(payload)).toEqual(payload);
      return contract.output.parse(results[name]?.() ?? payload);
    },
    waitForTask: async ({ pk, sk }, token) => {
      expect(pk).toBe(`CASE#${CASE}`);
      expect(token).toMatch(/./);
      if (sk === 'TASK#') throw decided;
      const answer = script.answers?.[sk.replace('TASK#', '')] ?? {};
      if (answer instanceof Error) throw answer;
      return answer;
    },
    startExecution: async (arn, name, given) => {
      executions.push(name);
      const child = arn.replace(/^\$\{(\w+)MachineArn\}$/, '$1').toLowerCase();
      const broken = script.broken?.[child];
      const error = typeof broken === 'string' ? broken : broken?.shift();
      if (error) throw new Error(error);
      return runMachine(definitionOf(child) as unknown as Definition, given, services, { Execution: { Name: name } });
    },
    entered: (state) => path.push(state),
  };
  const context = { Execution: { Name: CASE, Id: `arn:${CASE}` } };
  const output = await runMachine(definitionOf(machine) as unknown as Definition, input, services, context);
  return { output, path, executions };
};

export const RELEASE = { next: 'release', taskId: `${CASE}.release.1.1` };
export const OFFER = { next: 'offer', taskId: `${CASE}.offer.1.1` };
export const oneQuestion = { [`${CASE}.examine.1`]: { questions: [{ taskId: `${CASE}.consult.1.1` }] } };
export const decided = new Error('DynamoDb.ConditionalCheckFailedException');
