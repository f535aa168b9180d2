import type { Write } from '#cases/store/table.ts';
import { historyVerifies } from './invariants/history.ts';
import { knownAsStored } from './invariants/looks.ts';
import { shipped } from './policies.ts';
import type { Fault } from './system.ts';

/** An effect as it lies in the outbox. */
type Asked = Record<string, unknown>;

/** Offers are stored as approved by another person than their approver. */
const decidedByAnother = (write: Write): Write =>
  'put' in write && write.put.sk.startsWith('OFFER#') && write.put['approvedBy']
    ? { ...write, put: { ...write.put, approvedBy: 'nobody-of-ours' } }
    : write;

/** What is wrong with a system, so that the simulation can show that it finds it. */
type PlantedFault = {
  /** The invariant that finds it. */
  breaks: string;
  /** A seed that finds it: it is played first. */
  seed: number;
  plant: Fault;
};

/** What was stored otherwise than it was asked for they find too, whatever it is: each of these is shown with the invariant of its own. */
const FIND_ALL = [historyVerifies.name, knownAsStored.name];

/** Leaves out what a system should have written. */
const leavingOut = (isForgotten: (write: Write) => boolean): Fault => ({
  aside: FIND_ALL,
  table: (table) => ({ ...table, write: (writes) => table.write(writes.filter((write) => !isForgotten(write))) }),
});

/** What is left of a write where some of the effects that it asks for are forgotten. */
const withoutEffects = (write: Write, isForgotten: (effect: Asked) => boolean): Write[] => {
  if (!('put' in write) || !puts(write, 'OUTBOX#')) return [write];
  const { parts } = write.put;
  if (!Array.isArray(parts)) return isForgotten(write.put) ? [] : [write];
  const left = parts.filter((part: Asked) => !isForgotten(part));
  return left.length > 0 ? [{ ...write, put: { ...write.put, parts: left } }] : [];
};

/** Leaves out effects that a change should have asked for. */
const forgetting = (isForgotten: (effect: Asked) => boolean): Fault => ({
  aside: FIND_ALL,
  table: (table) => ({
    ...table,
    write: (writes) => table.write(writes.flatMap((write) => withoutEffects(write, isForgotten))),
  }),
});

const puts = (write: Write, prefix: string): boolean => 'put' in write && write.put.sk.startsWith(prefix);

/** A notice to the team of what a customer wrote; it lies by its time, beside what it tells of. */
const putsNotice = (write: Write): boolean =>
  puts(write, 'MESSAGE#') && 'put' in write && /#notice-/.test(write.put.sk);

const isTaskTimer = ({ effect, name }: Asked): boolean => effect === 'set-timer' && String(name).startsWith('task-');

/** The letter of an offer as it leaves has a sentence more than the one that was shown. */
const withOtherWords = (write: Write): Write =>
  'put' in write && /^TEXT#offer-\d+-\d+$/.test(write.put.sk)
    ? { ...write, put: { ...write.put, text: `${write.put['text']} Y un regalo.` } }
    : write;

export const faults = {
  'a verdict of somebody else than decided': {
    breaks: 'whoever approved gave the verdict',
    seed: 2,
    plant: {
      aside: FIND_ALL,
      table: (table) => ({ ...table, write: (writes) => table.write(writes.map(decidedByAnother)) }),
    },
  },
  'an offer that leaves although nobody released it': {
    breaks: 'nothing unreleased is sent',
    seed: 1,
    plant: { policy: { ...shipped, negotiation: { ...shipped.negotiation, release: { automatic: ['offer'] } } } },
  },
  'an offer that leaves in other words than were released': {
    breaks: 'nothing unreleased is sent',
    seed: 1,
    plant: {
      aside: FIND_ALL,
      table: (table) => ({ ...table, write: (writes) => table.write(writes.map(withOtherWords)) }),
    },
  },
  'a decision whose execution nobody resumes': {
    breaks: 'executions go on',
    seed: 1,
    plant: forgetting(({ effect }) => effect === 'resume'),
  },
  "a customer's words without a notice to anybody": {
    breaks: 'each word is heard',
    seed: 6,
    plant: leavingOut(putsNotice),
  },
  'a task whose escalation policy has no timer': {
    breaks: 'escalation runs',
    seed: 1,
    plant: forgetting(isTaskTimer),
  },
} satisfies Record<string, PlantedFault>;
