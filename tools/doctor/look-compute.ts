import { DescribeRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  GetAccountSettingsCommand,
  GetEventSourceMappingCommand,
  GetFunctionCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { DescribeStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { inTurn, type Looks, PATIENCE, type Resource, type Whole } from './place.ts';
import type { Sight } from './sight.ts';

/** A rule lies on the default bus, or on one of ours; where the id does not say on which, each is asked. */
const ruleOf = async (id: string, buses: Resource[]): Promise<Sight['rules'][number]> => {
  const client = new EventBridgeClient(PATIENCE);
  const [name = id, bus] = id.split('|').toReversed();
  const places = bus ? [bus] : [undefined, ...buses.map((one) => one.id)];
  for (const EventBusName of places) {
    const rule = { Name: name, ...(EventBusName && { EventBusName }) };
    const found = await client.send(new DescribeRuleCommand(rule)).catch((error: Error) => {
      if (error.name !== 'ResourceNotFoundException') throw error;
      return undefined;
    });
    if (found) return { name, enabled: found.State !== 'DISABLED' };
  }
  return { name, enabled: false };
};

/** What runs, and what starts it. */
export const lookAtCompute = ({
  of,
}: Whole): Looks<'functions' | 'concurrency' | 'machines' | 'readers' | 'rules' | 'deadLetters'> => {
  const lambda = new LambdaClient(PATIENCE);
  return {
    functions: () =>
      inTurn(of('AWS::Lambda::Function'), async ({ id }) => {
        const { Configuration, Concurrency } = await lambda.send(new GetFunctionCommand({ FunctionName: id }));
        return {
          name: id,
          state: Configuration?.State ?? 'unknown',
          throttledToZero: Concurrency?.ReservedConcurrentExecutions === 0,
        };
      }),
    concurrency: async () => {
      const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
      return { limit: AccountLimit?.ConcurrentExecutions ?? 0 };
    },
    machines: () =>
      inTurn(of('AWS::StepFunctions::StateMachine'), async ({ id }) => {
        const { name, status } = await new SFNClient(PATIENCE).send(
          new DescribeStateMachineCommand({ stateMachineArn: id }),
        );
        return { name: name ?? id, status: status ?? 'unknown' };
      }),
    readers: () =>
      inTurn(of('AWS::Lambda::EventSourceMapping'), async ({ id }) => {
        const { EventSourceArn = id, State } = await lambda.send(new GetEventSourceMappingCommand({ UUID: id }));
        return { of: EventSourceArn.split(':').slice(5).join(':'), state: State ?? 'unknown' };
      }),
    rules: () => inTurn(of('AWS::Events::Rule'), ({ id }) => ruleOf(id, of('AWS::Events::EventBus'))),
    deadLetters: () =>
      inTurn(
        of('AWS::SQS::Queue').filter(({ logicalId }) => /dlq/i.test(logicalId)),
        async ({ id }) => {
          const asked = { QueueUrl: id, AttributeNames: ['ApproximateNumberOfMessages' as const] };
          const { Attributes } = await new SQSClient({ ...PATIENCE, useQueueUrlAsEndpoint: false }).send(
            new GetQueueAttributesCommand(asked),
          );
          return {
            queue: id.split('/').at(-1) ?? id,
            messages: Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0),
          };
        },
      ),
  };
};
