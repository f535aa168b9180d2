import { type Instant, instantAfter } from '#domain/time.ts';

/** Services that fail together, by what functions call of them (ports.ts). */
export const services = {
  'Step Functions': ['start of an execution', 'answer to an execution'],
  Scheduler: ['schedule', 'drop of a schedule'],
  EventBridge: ['bus'],
  SQS: ['queue'],
  SES: ['mail'],
} as const;
export type Service = keyof typeof services;

/** Whoever looks after the system sees the alarm, cures the cause and puts back what was given up so long after both. */
const CURED_MS = 10 * 60_000;

/** Services that are away for a while: whatever is asked of them fails, however often. */
export const awayServices = (now: () => Instant) => {
  const until = new Map<string, Instant>();
  return {
    leave: (service: Service, to: Instant): void => {
      for (const what of services[service]) until.set(what, to);
    },
    /** Throws where what is called is away. */
    demand: (what: string): void => {
      if ((until.get(what) ?? '') > now())
        throw Object.assign(new Error('ThrottlingException'), { name: 'ThrottlingException' });
    },
    /** When what was given up at an instant is put back. */
    putBackAt: (givenUpAt: Instant): Instant =>
      instantAfter([givenUpAt, ...until.values()].sort().at(-1) ?? givenUpAt, CURED_MS),
  };
};
export type AwayServices = ReturnType<typeof awayServices>;
