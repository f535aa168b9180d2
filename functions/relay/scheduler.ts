import {
  ActionAfterCompletion,
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  FlexibleTimeWindowMode,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import type { TimerEvent } from '#domain/case/effects.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Instant } from '#domain/time.ts';

/** The port to EventBridge Scheduler. Both calls may be repeated without harm. */
export type Scheduler = {
  /** Sets a one-shot timer, or moves the one of that name. It fires once, in the minute after `at`. */
  set(name: string, at: Instant, timerEvent: TimerEvent): Promise<void>;
  drop(name: string): Promise<void>;
};

const MAX_NAME = 64;

/** A legal name of a schedule (`[0-9a-zA-Z-_.]{1,64}`); a longer one ends in its hash, so that no two become one. */
export const scheduleName = (name: string): string => {
  const legal = name.replace(/[^0-9a-zA-Z\-_.]/g, '-');
  return legal.length <= MAX_NAME && legal === name ? name : `${legal.slice(0, 31)}-${sha256(name).slice(0, 32)}`;
};

const SOONEST_MS = 5_000;

/** A time as Scheduler takes it, in UTC and whole seconds, never before `at`; what lies in the past fires in a moment. */
export const scheduleTime = (at: Instant, now: Instant): string => {
  const ms = Math.max(Date.parse(at), Date.parse(now) + SOONEST_MS);
  return `at(${new Date(Math.ceil(ms / 1000) * 1000).toISOString().slice(0, 19)})`;
};

/** Where timers are kept and what they call. */
export type SchedulerSettings = { group: string; targetArn: string; roleArn: string; deadLetterArn: string };

/** A timer whose call fails is repeated for a day, then kept in the dead-letter queue. */
const RETRY = { MaximumRetryAttempts: 20, MaximumEventAgeInSeconds: 86_400 };

export const eventBridgeScheduler = (
  client: SchedulerClient,
  settings: SchedulerSettings,
  now: () => Instant,
): Scheduler => ({
  set: async (name, at, timerEvent) => {
    const schedule = {
      Name: scheduleName(name),
      GroupName: settings.group,
      ScheduleExpression: scheduleTime(at, now()),
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: FlexibleTimeWindowMode.OFF },
      ActionAfterCompletion: ActionAfterCompletion.DELETE,
      Target: {
        Arn: settings.targetArn,
        RoleArn: settings.roleArn,
        Input: JSON.stringify(timerEvent),
        RetryPolicy: RETRY,
        DeadLetterConfig: { Arn: settings.deadLetterArn },
      },
    };
    try {
      await client.send(new CreateScheduleCommand(schedule));
    } catch (error) {
      if (!(error instanceof ConflictException)) throw error;
      await client.send(new UpdateScheduleCommand(schedule));
    }
  },
  drop: async (name) => {
    try {
      await client.send(new DeleteScheduleCommand({ Name: scheduleName(name), GroupName: settings.group }));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
  },
});
