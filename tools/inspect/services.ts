import { GetScheduleCommand, ResourceNotFoundException, type SchedulerClient } from '@aws-sdk/client-scheduler';
import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { scheduleName } from '#functions/relay/scheduler.ts';
import type { Execution, MachineName, Services } from './inspection.ts';

/** An execution of ours has far fewer events; one that loops is not read to its end. */
const PAGES = 5;

const historyOf = async (client: SFNClient, executionArn: string): Promise<HistoryEvent[]> => {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const answer = await client.send(
      new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false, ...(nextToken && { nextToken }) }),
    );
    events.push(...(answer.events ?? []));
    nextToken = answer.nextToken;
    if (!nextToken) break;
  }
  return events;
};

/** The states that were entered and not left, in the order in which they were entered. */
export const openStates = (events: HistoryEvent[]): string[] => {
  const open: string[] = [];
  for (const { stateEnteredEventDetails: entered, stateExitedEventDetails: left } of events) {
    if (entered?.name) open.push(entered.name);
    const place = left?.name ? open.indexOf(left.name) : -1;
    if (place >= 0) open.splice(place, 1);
  }
  return open;
};

/** Step Functions and Scheduler as they answer, on AWS or on the emulator. */
export const awsServices = (
  clients: { sfn: SFNClient; scheduler: SchedulerClient },
  { machineArns, group }: { machineArns: Record<MachineName, string>; group: string },
): Services => ({
  execution: async (machine, name): Promise<Execution | undefined> => {
    const executionArn = `${machineArns[machine].replace(':stateMachine:', ':execution:')}:${name}`;
    try {
      const {
        status = 'UNKNOWN',
        error,
        redriveCount = 0,
      } = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
      const states = status === 'SUCCEEDED' ? [] : openStates(await historyOf(clients.sfn, executionArn));
      return { status, states, redrives: redriveCount, ...(error && { error }) };
    } catch (failure) {
      if (failure instanceof ExecutionDoesNotExist) return undefined;
      throw failure;
    }
  },
  schedule: async (name) => {
    try {
      const { ScheduleExpression } = await clients.scheduler.send(
        new GetScheduleCommand({ Name: scheduleName(name), GroupName: group }),
      );
      return /^at\((.*)\)$/.exec(ScheduleExpression ?? '')?.[1] ?? ScheduleExpression;
    } catch (failure) {
      if (failure instanceof ResourceNotFoundException) return undefined;
      throw failure;
    }
  },
});
