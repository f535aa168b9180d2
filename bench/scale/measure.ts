import { costOf } from '../prices.ts';
import { quietly } from '../quietly.ts';
import { measureUsage, SECONDS_A_CALL } from '../usage.ts';
import type { Demand } from './limits.ts';
import { type Busy, busiestPartitions } from './partitions.ts';

/** Transitions, executions and callbacks of an undisputed complaint, from its histories on the emulator (`npm run bench`). */
const OF_MACHINES = { transitions: 19, executions: 3, callbacks: 5 } as const;
/** Executions that an open case has, and schedules that stand for its dates, while it is worked on. */
const WHILE_OPEN = { openExecutions: 1, schedules: 2 } as const;
/** Whoever shares a partition with no other case's people: one person has as many cases as one person can have. */
const OF_ONE_PERSON = /PERSON#(?!customer)|OWNER#|WAITING#/;
/** How many partitions are told of. */
const TOLD = 12;

/** What was counted, as `measured.json` keeps it. */
export type Measured = { demand: Demand; costPerThousand: Record<string, number>; partitions: Busy[] };

const round = (value: number): number => Number(value.toFixed(2));

/** Counts what one undisputed complaint uses, over the table in memory and the stand-in of Comprehend. */
export const measureDemand = async (): Promise<Measured> => {
  const { usage, units, samples } = await quietly(() => measureUsage(OF_MACHINES.transitions));
  const partitions = (await busiestPartitions()).filter(({ partition }) => !OF_ONE_PERSON.test(partition));
  const calls = Math.max(...Object.values(units).map(({ requests }) => requests)) / samples;
  return {
    demand: {
      ...OF_MACHINES,
      ...WHILE_OPEN,
      mails: round(usage.mails),
      comprehendCalls: round(calls),
      firedSchedules: round(usage.schedules),
      writeUnits: round(usage.writeUnits),
      readUnits: round(usage.readUnits),
      busiestPartition: round(partitions[0]?.unitsPerCase ?? 0),
      concurrency: round(usage.lambdaRequests * SECONDS_A_CALL),
      requests: round(usage.httpRequests),
      busEvents: round(usage.busEvents),
    },
    costPerThousand: Object.fromEntries(Object.entries(costOf(usage, 1000)).map(([line, cost]) => [line, round(cost)])),
    partitions: partitions
      .slice(0, TOLD)
      .map(({ partition, unitsPerCase }) => ({ partition, unitsPerCase: round(unitsPerCase) })),
  };
};
