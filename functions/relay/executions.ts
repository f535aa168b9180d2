import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Effect } from '#domain/case/effects.ts';

export type Machine = Extract<Effect, { effect: 'start' }>['machine'];

/** The port to Step Functions. Both calls may be repeated without harm. */
export type Executions = {
  /** @param input canonical JSON, since a repeat must send the same bytes */
  start(machine: Machine, name: string, input: string): Promise<void>;
  /** @param output JSON that the waiting state is given */
  resume(token: string, output: string): Promise<void>;
};

/** An execution of that name was started before, so it was by us: the name is made from the case. */
const isStarted = (error: unknown): boolean => error instanceof ExecutionAlreadyExists;

/** Nobody waits at the token any more: it was used, or its execution has ended. What was decided is in the table. */
const isAnswered = (error: unknown): boolean =>
  error instanceof TaskDoesNotExist || error instanceof TaskTimedOut || error instanceof InvalidToken;

const unless =
  (harmless: (error: unknown) => boolean) =>
  (error: unknown): void => {
    if (!harmless(error)) throw error;
  };

/** @param arns of the state machines that effects start */
export const stepFunctions = (client: SFNClient, arns: Record<Machine, string>): Executions => ({
  start: async (machine, name, input) => {
    await client
      .send(new StartExecutionCommand({ stateMachineArn: arns[machine], name, input }))
      .then(() => undefined, unless(isStarted));
  },
  resume: async (taskToken, output) => {
    await client.send(new SendTaskSuccessCommand({ taskToken, output })).then(() => undefined, unless(isAnswered));
  },
});
