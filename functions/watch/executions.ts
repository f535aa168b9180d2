import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { WatchedMachine } from '#cases/store/watched.ts';

/** The port to Step Functions. All calls may be repeated without harm. */
export type WatchedExecutions = {
  /** `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED` and others of Step Functions; undefined where there is none. */
  status(machine: WatchedMachine, name: string): Promise<string | undefined>;
  /** @param input canonical JSON, since a repeat must send the same bytes */
  start(machine: WatchedMachine, name: string, input: string): Promise<void>;
  /** Ends an execution and those it runs. */
  stop(machine: WatchedMachine, name: string): Promise<void>;
};

const isAbsent = (error: unknown): boolean =>
  error instanceof ExecutionDoesNotExist || (error as Error)?.name === 'ExecutionDoesNotExist';

/** `arn:...:stateMachine:Amends-complaint`, with the name of an alias behind it or not. An execution is the machine's, whatever started it. */
const MACHINE = /:stateMachine:(?<name>[^:]+)(?::[^:]+)?$/;

/** @param arns of the state machines, or of aliases of theirs */
export const watchedExecutions = (client: SFNClient, arns: Record<WatchedMachine, string>): WatchedExecutions => {
  const arnOf = (machine: WatchedMachine, name: string) =>
    `${arns[machine].replace(MACHINE, ':execution:$<name>')}:${name}`;
  const statusOf: WatchedExecutions['status'] = async (machine, name) => {
    try {
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn: arnOf(machine, name) }));
      return status;
    } catch (error) {
      if (!isAbsent(error)) throw error;
      return undefined;
    }
  };
  return {
    status: statusOf,
    start: async (machine, name, input) => {
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn: arns[machine], name, input }));
      } catch (error) {
        // Another run of the watch was faster.
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
    stop: async (machine, name) => {
      try {
        await client.send(new StopExecutionCommand({ executionArn: arnOf(machine, name), error: 'Resumed' }));
      } catch (error) {
        // One that has ended, or never was, needs no stop; not everywhere is it taken as one.
        if (!isAbsent(error) && (await statusOf(machine, name)) === 'RUNNING') throw error;
      }
    },
  };
};
