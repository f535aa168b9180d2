import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeActiveReceiptRuleSetCommand, SESClient } from '@aws-sdk/client-ses';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { everyPage, inTurn, type Looks, PATIENCE, type Whole } from './place.ts';

const DOORS = ['/', '/desk'];

/** What leads out: alarms, mail, people, pages. */
export const lookAtOutside = ({
  of,
  parameters,
  stack,
  apiUrl,
}: Whole): Looks<'alarms' | 'alarmReaders' | 'mailOut' | 'dkim' | 'mailIn' | 'doors'> => {
  const ses = new SESv2Client(PATIENCE);
  const domain = parameters['MailDomain'] ?? '';
  const identity = () => ses.send(new GetEmailIdentityCommand({ EmailIdentity: domain }));
  return {
    alarms: async () => {
      const client = new CloudWatchClient(PATIENCE);
      const found = await everyPage(async (NextToken) => {
        const page = await client.send(
          new DescribeAlarmsCommand({ AlarmNamePrefix: `${stack}-`, ...(NextToken && { NextToken }) }),
        );
        return { items: page.MetricAlarms ?? [], next: page.NextToken };
      });
      const byName = new Map(found.map((alarm) => [alarm.AlarmName, alarm]));
      return of('AWS::CloudWatch::Alarm').map(({ id }) => {
        const alarm = byName.get(id);
        return {
          name: id,
          there: alarm !== undefined,
          rings: alarm?.ActionsEnabled === true && (alarm.AlarmActions ?? []).length > 0,
          red: alarm?.StateValue === 'ALARM',
        };
      });
    },
    alarmReaders: async () => {
      const client = new SNSClient(PATIENCE);
      const lists = await inTurn(of('AWS::SNS::Topic'), ({ id }) =>
        client.send(new ListSubscriptionsByTopicCommand({ TopicArn: id })),
      );
      return lists
        .flatMap(({ Subscriptions = [] }) => Subscriptions)
        .map(({ Protocol = '', SubscriptionArn = '' }) => ({
          protocol: Protocol,
          confirmed: SubscriptionArn.startsWith('arn:'),
        }));
    },
    mailOut: async () => {
      const [account, { VerifiedForSendingStatus }] = await Promise.all([
        ses.send(new GetAccountCommand({})),
        identity(),
      ]);
      return {
        domain,
        verified: VerifiedForSendingStatus === true,
        sending: account.SendingEnabled === true,
        production: account.ProductionAccessEnabled === true,
        health: account.EnforcementStatus ?? 'unknown',
      };
    },
    dkim: async () => ({ domain, status: (await identity()).DkimAttributes?.Status ?? 'unknown' }),
    mailIn: async () => {
      const { Metadata } = await new SESClient(PATIENCE).send(new DescribeActiveReceiptRuleSetCommand({}));
      return { activeRuleSet: Metadata?.Name, expected: stack };
    },
    doors: () =>
      inTurn(DOORS, async (path) => ({
        path,
        status: await fetch(`${apiUrl}${path}`, { signal: AbortSignal.timeout(20_000) }).then(
          ({ status }) => status,
          () => undefined,
        ),
      })),
  };
};
