import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import type { LocalRun } from '#local/local-run.ts';
import { dummyCredentials } from '#local/loopback.ts';

/** What an engineer sees of the executions in the console. */
export const executions = (run: LocalRun) => {
  const client = new SFNClient({ endpoint: run.endpointUrl, region: run.region, credentials: dummyCredentials });
  const arn = (machine: string, name: string) => `${machine.replace(':stateMachine:', ':execution:')}:${name}`;
  return {
    describe: (machine: string, name: string) =>
      client
        .send(new DescribeExecutionCommand({ executionArn: arn(machine, name) }))
        .catch((error: Error): undefined => {
          if (error.name !== 'ExecutionDoesNotExist') throw error;
        }),
    /** Input, output and whole history of an execution, as one text. */
    transcript: async (machine: string, name: string): Promise<string> => {
      const executionArn = arn(machine, name);
      const pages: unknown[] = [await client.send(new DescribeExecutionCommand({ executionArn }))];
      let nextToken: string | undefined;
      do {
        const page = await client.send(new GetExecutionHistoryCommand({ executionArn, nextToken }));
        pages.push(page.events);
        nextToken = page.nextToken;
      } while (nextToken);
      return JSON.stringify(pages);
    },
    /** Names of all executions of a machine. */
    names: async (machine: string): Promise<string[]> => {
      const names: string[] = [];
      let nextToken: string | undefined;
      do {
        const page = await client.send(new ListExecutionsCommand({ stateMachineArn: machine, nextToken }));
        names.push(...(page.executions ?? []).map(({ name = '' }) => name));
        nextToken = page.nextToken;
      } while (nextToken);
      return names;
    },
  };
};
