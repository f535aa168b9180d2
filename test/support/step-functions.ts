import { readFileSync } from 'node:fs';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Table } from '#cases/store/table.ts';
import { underItsPolicy } from '#domain/policy/under-policy.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { type StageFunctionName, stageFunctions, stageOfState } from '#functions/stages/manifest.ts';
import { classify } from '#platform/lambda-handler.ts';
import { beforeRun, inOneRun } from '#platform/run.ts';
import { type Definition, runMachine, type Services } from './asl.ts';
import { type UpdateItem, updateOf } from './update-expression.ts';
import { FunctionDied, type Within } from './within.ts';

const definitionsIn = (folder: string): Record<string, Definition> =>
  Object.fromEntries(
    ['complaint', 'consult', 'settle', 'follow-up'].map((name) => [
      name,
      JSON.parse(readFileSync(`${folder}/${name}.asl.json`, 'utf8')) as Definition,
    ]),
  );

const TODAY = definitionsIn('statemachines');
let machines = TODAY;

/** While `act` lasts, executions begin with the definitions of another folder, as those of an earlier release did. */
export const goingBy = async <Result>(folder: string, act: () => Promise<Result>): Promise<Result> => {
  machines = definitionsIn(folder);
  try {
    return await act();
  } finally {
    machines = TODAY;
  }
};

/** Loaded once: what a call waits for must not decide the order in which things happen. */
const useCases = new Map(
  await Promise.all(
    Object.entries(stageFunctions).map(
      async ([stage, { useCase }]) => [stage, underItsPolicy((await useCase()) as never)] as const,
    ),
  ),
);

/** What the table says where a task is no longer planned or open. */
const DECIDED = 'DynamoDb.ConditionalCheckFailedException';

/** `${ConsultMachineArn}` is the machine `consult`, `${FollowUpMachineArn}` is `follow-up`. */
export const machineNamed = (placeholder: string): string =>
  placeholder
    .replace(/^\$\{(\w+)MachineArn\}$/, '$1')
    .replace(/([a-z])([A-Z])/, '$1-$2')
    .toLowerCase();

const contextOf = (machine: string, name: string) => ({
  Execution: {
    Id: `arn:aws:states:eu-west-1:000000000000:execution:${machine}:${name}`,
    Name: name,
    RedriveCount: 0,
  },
});

/** A state that an execution went through: what went in, what was answered, what came out. */
export type Passage = { machine: string; state: string; input: unknown; result: unknown; output: unknown };

let observer: ((passage: Passage) => void) | undefined;

/** Has somebody told of every state that an execution goes through from now on, whichever system it belongs to. */
export const observePassages = (tell: (passage: Passage) => void): void => {
  observer = tell;
};

/** What a machine is about to do: call a stage, open a task, or try again after a pause. */
export type MachineStep = { execution: string; what: string };

/** A service that a state calls, in the name of which its errors are. */
export type StateService = 'Lambda' | 'DynamoDb' | 'StepFunctions';
/** What a service says to a state in place of an answer. `hasDone`: it did what it was asked for all the same. */
export type ServiceError = { name: string; hasDone: boolean };

/** A year and more: a state that says nothing waits as long as an execution may live. */
const FOREVER = '9999';
const SECOND_MS = 1000;

type Setting = {
  table: Table;
  now: () => Instant;
  /** Awaited before each step: who holds it decides when the machine goes on. */
  gate?: (step: MachineStep) => Promise<void>;
  /** Whether a function dies after it has done its work: its answer is lost, and the state calls it again. */
  dies?: (stage: StageFunctionName) => boolean;
  /** What a service answers a call of a state with, where it is no answer. `of`: whom or what the state asks for, the same in each try. */
  refuses?: (service: StateService, of: string) => ServiceError | undefined;
  within: Within;
};

/**
 * Step Functions in memory: it runs the real definitions with the real use cases of the stages.
 * @param deps what the use cases are given
 */
export const stepFunctions = (
  { table, now, gate = async () => undefined, dies, refuses = () => undefined, within }: Setting,
  deps: () => unknown,
) => {
  type Waiting = {
    execution: string;
    until: Instant;
    resolve: (output: unknown) => void;
    reject: (error: Error) => void;
  };
  const waiting = new Map<string, Waiting>();
  const entered: { machine: string; state: string }[] = [];
  const executions = new Map<string, 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'>();
  /** Everything that entered or left a machine or a function, as JSON. */
  const carried: string[] = [];
  let invocations = 0;
  let busy = 0;
  let tokens = 0;

  /** What was stopped from outside does nothing any more. */
  const demandRunning = (execution: string): void => {
    if (executions.get(execution) !== 'RUNNING') throw new Error('States.Aborted');
  };

  /** Calls a stage as its handler does: what it throws has one of our two names. */
  const callStage = async (stage: StageFunctionName, payload: unknown): Promise<unknown> => {
    invocations++;
    busy++;
    try {
      carried.push(JSON.stringify(payload));
      return await within(stage, async () => {
        await beforeRun(deps());
        return inOneRun(async () => useCases.get(stage)?.(payload as never, deps() as never));
      });
    } catch (error) {
      throw error instanceof FunctionDied ? new Error('Lambda.Unknown') : classify(error);
    } finally {
      busy--;
    }
  };

  /** A call of a state to a service, which may refuse it, or do it and not say so. */
  const calling = async <T>(service: StateService, of: string, call: () => Promise<T>): Promise<T> => {
    const error = refuses(service, of);
    if (error?.hasDone) await call();
    if (error) throw new Error(`${service}.${error.name}`);
    return call();
  };

  /** Opens a task as the state says, and waits for its answer. */
  const opened = async (key: { pk: string; sk: string }, update: UpdateItem): Promise<void> => {
    // A machine is no part of the run that started it.
    const set = updateOf(update, await inOneRun(() => table.get(key)));
    if (!set) throw new Error(DECIDED);
    await inOneRun(() => table.write([{ update: key, set, orNew: true }]));
  };

  const services = (machine: string, execution: string): Services => ({
    now,
    newToken: () => `token-${++tokens}`,
    entered: (state) => entered.push({ machine, state }),
    passed: (state, passage) => observer?.({ machine, state, ...passage }),
    pause: () => gate({ execution, what: 'retry' }),
    /** `${UnderstandFunctionArn}` is the use case of stage understand. */
    lambda: async (placeholder, payload) => {
      const stage = stageOfState(placeholder.replace(/^\$\{(\w+)FunctionArn\}$/, '$1'));
      await gate({ execution, what: stage });
      demandRunning(execution);
      const answer = await calling('Lambda', `${execution} ${stage}`, () => callStage(stage, payload));
      if (dies?.(stage)) throw new Error('Lambda.Unknown');
      return answer;
    },
    getItem: async (key) => {
      const item = await calling('DynamoDb', `${execution} get ${key.sk}`, () => inOneRun(() => table.get(key)));
      return item && marshall(item, { removeUndefinedValues: true });
    },
    waitForTask: async (key, token, { update, seconds }) => {
      await gate({ execution, what: `open ${key.sk}` });
      demandRunning(execution);
      const until = Number.isFinite(seconds) ? instantAfter(now(), seconds * SECOND_MS) : FOREVER;
      const answered = new Promise((resolve, reject) => waiting.set(token, { execution, until, resolve, reject }));
      answered.catch(() => undefined);
      try {
        await calling('DynamoDb', `${execution} ${key.sk}`, () => opened(key, update));
      } catch (error) {
        waiting.delete(token);
        throw error;
      }
      return answered;
    },
    startExecution: async (placeholder, name, input) => {
      return calling('StepFunctions', name, async () => {
        if (executions.has(name)) throw new Error('StepFunctions.ExecutionAlreadyExistsException');
        return run(machineNamed(placeholder), name, input).catch(() => {
          throw new Error('States.TaskFailed');
        });
      });
    },
  });

  const run = async (machine: string, name: string, input: unknown): Promise<unknown> => {
    if (executions.has(name)) return undefined;
    executions.set(name, 'RUNNING');
    carried.push(JSON.stringify(input));
    try {
      const definition = machines[machine] as Definition;
      const output = await within('state machines', () =>
        runMachine(definition, input, services(machine, name), contextOf(machine, name)),
      );
      demandRunning(name);
      executions.set(name, 'SUCCEEDED');
      carried.push(JSON.stringify(output));
      return output;
    } catch (error) {
      if (executions.get(name) === 'RUNNING') executions.set(name, 'FAILED');
      throw error;
    }
  };

  /** Nobody waits at its tokens any more. */
  const endOne = (name: string, how: 'FAILED' | 'ABORTED'): void => {
    executions.set(name, how);
    for (const [token, { execution }] of waiting) if (execution === name) waiting.delete(token);
  };

  return {
    entered,
    executions,
    carried,
    invocations: () => invocations,
    /** The tokens that executions wait for. */
    waiting: (): string[] => [...waiting.keys()],
    /** Whether a function runs at the moment, besides so many that stand still. */
    isBusy: (still = 0) => busy > still,
    /** States that have waited for as long as they may wait no more. */
    timeOut: (): void => {
      for (const [token, { until, reject }] of waiting)
        if (until < now()) {
          waiting.delete(token);
          reject(new Error('States.Timeout'));
        }
    },
    /** Ends an execution with those it runs, as somebody in the console does or as an error that nobody retries. */
    end: (name: string, how: 'FAILED' | 'ABORTED'): void => {
      for (const [one, status] of executions)
        if (
          status === 'RUNNING' &&
          (one === name || one.startsWith(`${name}-settle`) || one.startsWith(`${name}-consult`))
        )
          endOne(one, how);
    },
    port: {
      start: async (machine: string, name: string, input: string) => {
        run(machine, name, JSON.parse(input)).catch(() => undefined);
      },
      resume: async (token: string, output: string) => {
        waiting.get(token)?.resolve(JSON.parse(output));
        waiting.delete(token);
      },
    },
  };
};
