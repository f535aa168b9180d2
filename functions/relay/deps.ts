import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { storage } from '#cases/storage.ts';
import { inBatches } from '#cases/store/dynamo-batches.ts';
import type { Table } from '#cases/store/table.ts';
import type { OutboundChannel } from '#channels/contract.ts';
import { senderAddress } from '#channels/email/send.ts';
import type { TwoWayChannel } from '#channels/names.ts';
import { impatient, outbound } from '#channels/outbound.ts';
import { type Settings, settingsReader } from '#channels/settings-reader.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import { type Objects, s3Objects } from '#platform/aws/objects.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { events, objects, queue } from '#platform/environment.ts';
import { links, type TrackingUrl } from '#platform/links.ts';
import type { BeforeRun } from '#platform/run.ts';
import { type Bus, eventBridgeBus } from './bus.ts';
import { type Calls, queuedCalls } from './calls.ts';
import type { Environment } from './contract.ts';
import { type Executions, stepFunctions } from './executions.ts';
import { eventBridgeScheduler, type Scheduler } from './scheduler.ts';

/** What the relay works with: the table, and the services that nothing else of Amends calls. */
export type RelayDeps = BeforeRun & {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  law: Law;
  executions: Executions;
  scheduler: Scheduler;
  /** Where the company's other systems learn of holds. */
  bus: Bus;
  /** Where the company's other systems are called. */
  calls: Calls;
  /** The channels that can be answered. */
  outbound: Partial<Record<TwoWayChannel, Partial<OutboundChannel>>>;
  /** Where fetched files are kept. */
  evidence: Pick<Objects, 'keep'>;
  /** Undefined for a channel that the company has not set up. */
  settingsOf: (channel: TwoWayChannel) => Promise<Settings | undefined>;
  fetch: typeof fetch;
  trackingUrl: TrackingUrl;
  /** Key of the hidden words that cases are found by. */
  identity: () => Promise<{ current: string }>;
  /** Domain that mail comes in at. */
  mailDomain: string;
  deskUrl: string;
};

/** A sweep repeats what fails here, so the SDK need not try for long. */
const BRIEFLY = { maxAttempts: 3 };

export const relayDeps = (environment: Environment): RelayDeps => {
  const { table, cases, clock, policy, law, beforeRun } = storage(environment, { apart: inBatches });
  return {
    beforeRun,
    table,
    cases,
    clock,
    policy,
    law,
    executions: stepFunctions(new SFNClient(BRIEFLY), {
      complaint: environment.COMPLAINT_MACHINE_ARN,
      'follow-up': environment.FOLLOW_UP_MACHINE_ARN,
    }),
    scheduler: eventBridgeScheduler(
      new SchedulerClient(BRIEFLY),
      {
        group: environment.SCHEDULE_GROUP,
        targetArn: environment.TIMERS_FUNCTION_ARN,
        roleArn: environment.SCHEDULER_ROLE_ARN,
        deadLetterArn: environment.TIMER_DLQ_ARN,
      },
      clock.now,
    ),
    bus: eventBridgeBus(events(environment.EVENT_BUS_NAME)),
    calls: queuedCalls(queue(environment.OUTGOING_QUEUE_URL)),
    outbound,
    evidence: s3Objects(objects(environment.EVIDENCE_BUCKET)),
    settingsOf: settingsReader(secretReader(environment.CHANNEL_SECRETS_ID), {
      email: {
        // Whenever it is asked for: the company may be called something else meanwhile.
        get from() {
          return senderAddress(policy.company, environment.MAIL_DOMAIN);
        },
        configuration_set: environment.CONFIGURATION_SET,
      },
    }),
    fetch: impatient,
    identity: secretReader(environment.IDENTITY_SECRET_ID),
    ...links(environment, cases),
    mailDomain: environment.MAIL_DOMAIN,
  };
};
