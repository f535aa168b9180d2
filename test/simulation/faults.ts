import type { Item, Write } from '#cases/store/table.ts';
import type { Fault } from './system.ts';

/** What is wrong with a system, so that the simulation can show that it finds it. */
type PlantedFault = {
  /** The invariant that finds it. */
  breaks: string;
  plant: Fault;
};

/** Leaves out what a system should have written. */
const leavingOut =
  (isForgotten: (write: Write) => boolean): Fault =>
  (table) => ({ ...table, write: (writes) => table.write(writes.filter((write) => !isForgotten(write))) });

const puts = (write: Write, prefix: string): boolean => 'put' in write && write.put.sk.startsWith(prefix);

const isTaskTimer = ({ effect, name }: Item): boolean => effect === 'set-timer' && String(name).startsWith('task-');

export const faults = {
  'a decision whose execution nobody resumes': {
    breaks: 'executions go on',
    plant: leavingOut((write) => puts(write, 'OUTBOX#') && 'put' in write && write.put['effect'] === 'resume'),
  },
  "a customer's words without a notice to anybody": {
    breaks: 'words are heard',
    plant: leavingOut((write) => puts(write, 'MESSAGE#notice-')),
  },
  'a task whose escalation policy has no timer': {
    breaks: 'escalation runs',
    plant: leavingOut((write) => puts(write, 'OUTBOX#') && 'put' in write && isTaskTimer(write.put)),
  },
} satisfies Record<string, PlantedFault>;
