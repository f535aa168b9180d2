/**
 * A quota that complaints use up. `unit` says what is counted; `raisable` whether AWS raises it on request. Numbers are of eu-west-1, of
 * an account that is not new (new ones begin lower and are raised by themselves, or on request: docs/going-live.md).
 */
export type Limit = {
  name: string;
  unit: string;
  /** So many a second, or at once where `atOnce`. */
  value: number;
  atOnce?: true;
  raisable: boolean;
  source: string;
  /** What changes where the quota is not enough. */
  answer: string;
};

/** What is counted of one complaint, see `Demand`. */
export const limits = {
  mails: {
    name: 'SES, sending rate',
    unit: 'mails',
    value: 14,
    raisable: true,
    source: 'docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html, first grant of production access',
    answer: 'ask for the rate; dedicated addresses from some 100 a second on',
  },
  comprehendCalls: {
    name: 'Comprehend, calls of one operation',
    unit: 'calls',
    value: 20,
    raisable: true,
    source: 'docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html, single-document operations',
    answer: 'ask for it; a complaint that Comprehend does not answer is read by our own rules and goes on',
  },
  transitions: {
    name: 'Step Functions, state transitions',
    unit: 'transitions',
    value: 1_500,
    raisable: true,
    source: 'docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html, Standard, refill',
    answer: 'ask for it',
  },
  executions: {
    name: 'Step Functions, StartExecution',
    unit: 'executions',
    value: 300,
    raisable: true,
    source: 'docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html, refill',
    answer: 'ask for it; starts that are throttled stay in the outbox and are tried again',
  },
  callbacks: {
    name: 'Step Functions, SendTaskSuccess',
    unit: 'calls',
    value: 500,
    raisable: true,
    source: 'docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html, refill',
    answer: 'ask for it; they stay in the outbox as starts do',
  },
  openExecutions: {
    name: 'Step Functions, open executions',
    unit: 'open cases',
    value: 1_000_000,
    atOnce: true,
    raisable: false,
    source: 'docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
    answer: 'cells: stacks of their own, in accounts of their own, each with a part of the customers',
  },
  schedules: {
    name: 'EventBridge Scheduler, schedules',
    unit: 'schedules',
    value: 10_000_000,
    atOnce: true,
    raisable: true,
    source: 'docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html',
    answer: 'cells, or one schedule for each minute in place of one for each date',
  },
  firedSchedules: {
    name: 'EventBridge Scheduler, invocations',
    unit: 'schedules fired',
    value: 1_000,
    raisable: true,
    source: 'docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html',
    answer: 'ask for it; what fires late is a date that is noticed late, never one that is missed',
  },
  writeUnits: {
    name: 'DynamoDB, write units of a table on demand',
    unit: 'write units',
    value: 40_000,
    raisable: true,
    source: 'docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html',
    answer: 'ask for it, and warm throughput before a known peak',
  },
  readUnits: {
    name: 'DynamoDB, read units of a table on demand',
    unit: 'read units',
    value: 40_000,
    raisable: true,
    source: 'docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html',
    answer: 'ask for it',
  },
  busiestPartition: {
    name: 'DynamoDB, writes of one partition key',
    unit: 'write units in the busiest partition',
    value: 1_000,
    raisable: false,
    source: 'docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html',
    answer: 'more shards: one constant of cases/store/keys.ts for what all cases stand in; see the table of partitions',
  },
  concurrency: {
    name: 'Lambda, functions at once',
    unit: 'functions at once',
    value: 1_000,
    raisable: true,
    source: 'docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    answer: 'ask for it; the front door keeps a reserved part (docs/deployment.md)',
  },
  requests: {
    name: 'API Gateway, requests of an account',
    unit: 'requests',
    value: 10_000,
    raisable: true,
    source: 'docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
    answer: 'ask for it',
  },
  busEvents: {
    name: 'EventBridge, PutEvents',
    unit: 'events',
    value: 10_000,
    raisable: true,
    source: 'docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html',
    answer: 'ask for it',
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** What one complaint uses of each in its life; of those that count at once, what an open one holds. */
export type Demand = Record<LimitName, number>;
