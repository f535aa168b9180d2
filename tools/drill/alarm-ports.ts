import { randomUUID } from 'node:crypto';
import { CloudWatchClient, DescribeAlarmsCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { ListSubscriptionsByTopicCommand, SNSClient, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { PATIENCE, type Whole } from '../doctor/place.ts';
import type { AlarmPorts, AlarmState } from './alarm.ts';
import { DrillFailed } from './bench.ts';

/** What SNS puts into a queue, and what CloudWatch tells by it. */
const heardIn = (body: string): { alarm: string; state: string } => {
  const { AlarmName = '', NewStateValue = '' } = JSON.parse(JSON.parse(body).Message);
  return { alarm: AlarmName, state: NewStateValue };
};

/** Lets the topic, and nothing else, write into the queue. */
const onlyFrom = (topic: string, queue: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queue,
        Condition: { ArnEquals: { 'aws:SourceArn': topic } },
      },
    ],
  });

/** The topic of a stack, by which its alarms ring. @throws DrillFailed where it has none or several */
const topicOf = ({ of, stack }: Whole): string => {
  const [topic, ...others] = of('AWS::SNS::Topic');
  if (!topic || others.length > 0) throw new DrillFailed(`It is not clear which topic the alarms of ${stack} go to`);
  return topic.id;
};

/** Alarms as they are in an account, or on an emulator. */
export const alarmPorts = (whole: Whole): AlarmPorts => {
  const [alarms, sns] = [new CloudWatchClient(PATIENCE), new SNSClient(PATIENCE)];
  const sqs = new SQSClient({ ...PATIENCE, useQueueUrlAsEndpoint: false });
  const topic = topicOf(whole);
  const own = new Set<string>();
  const subscribed = async (QueueUrl: string | undefined): Promise<string> => {
    const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
    const { QueueArn = '' } = (await sqs.send(asked)).Attributes ?? {};
    const Attributes = { Policy: onlyFrom(topic, QueueArn) };
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    const { SubscriptionArn = '' } = await sns.send(
      new SubscribeCommand({ TopicArn: topic, Protocol: 'sqs', Endpoint: QueueArn, ReturnSubscriptionArn: true }),
    );
    return SubscriptionArn;
  };
  return {
    alarm: async (name) => {
      const { MetricAlarms: [found] = [] } = await alarms.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
      if (!found) return undefined;
      const { StateValue = 'INSUFFICIENT_DATA', ActionsEnabled, AlarmActions = [] } = found;
      return { state: StateValue as AlarmState, rings: ActionsEnabled === true && AlarmActions.includes(topic) };
    },
    set: async (AlarmName, StateValue, StateReason) => {
      await alarms.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason }));
    },
    readers: async () => {
      const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic }));
      return Subscriptions.filter(({ SubscriptionArn = '' }) => !own.has(SubscriptionArn)).map(
        ({ Protocol = '', SubscriptionArn = '' }) => ({
          protocol: Protocol,
          confirmed: SubscriptionArn.startsWith('arn:'),
        }),
      );
    },
    listen: async () => {
      const QueueName = `${whole.stack}-drill-${randomUUID().slice(0, 8)}`;
      const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
      const drop = async () => void (await sqs.send(new DeleteQueueCommand({ QueueUrl })));
      const SubscriptionArn = await subscribed(QueueUrl).catch(async (error: unknown) => {
        await drop();
        throw error;
      });
      own.add(SubscriptionArn);
      return {
        heard: async () => {
          const { Messages = [] } = await sqs.send(
            new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
          );
          return Messages.map(({ Body = '{}' }) => heardIn(Body));
        },
        left: `aws sns unsubscribe --subscription-arn ${SubscriptionArn}; aws sqs delete-queue --queue-url ${QueueUrl}`,
        stop: async () => {
          await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
          await drop();
        },
      };
    },
  };
};
