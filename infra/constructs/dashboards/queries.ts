import { Aws, type CfnCondition } from 'aws-cdk-lib';
import { type ILogGroup, QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { onlyWhen } from '../only-when.ts';

/** What is asked of logs again and again; each line of ours is JSON with a message and ids (platform/log.ts), and no word of anybody. */
type Query = { name: string; query: QueryString };

/** The field of Lambda's own JSON that holds a line of ours. */
const LINE = 'message.message';

const queries: Query[] = [
  {
    // One id leads through everything: the case is named in each line about it, and its executions are named by it.
    name: 'One complaint, from receipt to its end',
    query: new QueryString({
      fields: [
        '@timestamp',
        '@log',
        LINE,
        'requestId',
        'message.result',
        'message.effects',
        'message.effect',
        'message.timer',
        'message.channel',
        'message.deliveryId',
        'message.messageId',
        'message.error',
        'message.attempts',
      ],
      filterStatements: [`message.caseId = "PUT-THE-CASE-ID-HERE"`],
      sort: '@timestamp asc',
      limit: 1000,
    }),
  },
  {
    name: 'What failed, by function',
    query: new QueryString({
      filterStatements: ['level in ["ERROR", "WARN"]'],
      statsStatements: [`count(*) as lines, latest(@timestamp) as last by @log, ${LINE}, message.error`],
      sort: 'lines desc',
      limit: 100,
    }),
  },
  {
    name: 'Effects that were tried again',
    query: new QueryString({
      filterStatements: [`${LINE} in ["effect failed", "effect given up"]`],
      statsStatements: [
        'count(*) as times, max(message.attempts) as attempts by message.effect, message.error, message.cause',
      ],
      sort: 'times desc',
      limit: 100,
    }),
  },
  {
    name: 'Starts and time of each function',
    query: new QueryString({
      filterStatements: ['type = "platform.report"'],
      statsStatements: [
        'count(*) as runs, pct(record.metrics.durationMs, 95) as p95, sum(strcontains(@message, "initDurationMs")) as cold, max(record.metrics.maxMemoryUsedMB) as memory by @log',
      ],
      sort: 'runs desc',
      limit: 100,
    }),
  },
];

/** Keeps the queries beside the logs (CloudWatch, Logs Insights, Saved queries), below the name of the stack. Emulators have none. */
export const keepQueries = (scope: Construct, logGroups: ILogGroup[], onAws: CfnCondition): void => {
  for (const [at, { name, query }] of queries.entries())
    onlyWhen(
      onAws,
      new QueryDefinition(scope, `Query${at}`, {
        queryDefinitionName: `${Aws.STACK_NAME}/${name}`,
        queryString: query,
        logGroups,
      }),
    );
};
