import { messagesOfIncident } from '#cases/store/incident-messages.ts';
import type { Item } from '#cases/store/table.ts';
import type { Counter } from '#domain/budgets/book.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { IncidentMessage } from '#domain/incidents/message.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { SentMail } from '#test/support/mailbox.ts';
import type { Lost } from '../clockwork.ts';
import type { System } from '../system.ts';

/** The system between two steps, for whoever checks it. */
export type Observed = {
  files: readonly CaseFile[];
  /** Cases in which something is still to happen by itself: what follows from their history may not be there yet. */
  inMotion: ReadonlySet<string>;
  /** What fires, by the name of its schedule. */
  timers: ReadonlyMap<string, { at: string; timerEvent: TimerEvent }>;
  /** The tokens that executions wait for. */
  waiting: ReadonlySet<string>;
  executions: ReadonlyMap<string, string>;
  mails: readonly SentMail[];
  /** Executions that were ended from outside. */
  ended: ReadonlySet<string>;
  /** Schedules that were lost, by their names. */
  lost: ReadonlyMap<string, Lost>;
  system: System;
  /** The counters of budgets, by their keys. */
  budgets: ReadonlyMap<string, Counter>;
  /** What all are told, by incident. */
  toAll: ReadonlyMap<string, readonly IncidentMessage[]>;
  /** What is stored beside cases: counters of promises, figures, what the company changes, who works here. */
  beside: readonly Item[];
  /** A task as the table holds it. */
  stored: (caseId: string, taskId: string) => unknown;
  policy: Policy;
  law: Law;
  clock: Clock;
};

/** Something that always holds. `broken` says what is wrong, one sentence for each place; nothing where it holds. */
export type Invariant = { name: string; broken: (observed: Observed) => string[] };

/** The counters that were written until now. */
const budgetsOf = async ({ track, amends }: System): Promise<Map<string, Counter>> => {
  const counters = new Map<string, Counter>();
  for (const pk of track.budgets) {
    const item = await amends.memory.get({ pk, sk: 'BUDGET' });
    if (item) counters.set(pk, item as unknown as Counter);
  }
  return counters;
};

const toAllOf = async ({ track, amends }: System): Promise<Map<string, IncidentMessage[]>> => {
  const toAll = new Map<string, IncidentMessage[]>();
  for (const id of track.incidents) toAll.set(id, await messagesOfIncident(amends.memory, id));
  return toAll;
};

const besideOf = async ({ track, amends }: System): Promise<Item[]> =>
  (await Promise.all([...track.beside.values()].map((key) => amends.memory.get(key)))).filter(
    (item) => item !== undefined,
  );

export const observe = async (system: System): Promise<Observed> => {
  const { amends, inMotion, policy } = system;
  const files = await system.files();
  return {
    files,
    inMotion: inMotion(),
    timers: amends.timers,
    waiting: new Set(amends.waiting()),
    executions: amends.executions,
    mails: amends.mails,
    ended: system.ended,
    lost: system.clocks.lost,
    system,
    budgets: await budgetsOf(system),
    beside: await besideOf(system),
    toAll: await toAllOf(system),
    stored: system.storedTask,
    policy,
    law: amends.deps.law,
    clock: amends.deps.clock,
  };
};

/** Whether the work on a case is over, or goes on elsewhere. */
export const isEnded = ({ head, events }: CaseFile): boolean =>
  head.mergedInto !== undefined ||
  head.setAsideAt !== undefined ||
  eventsOf(events, 'concluded').some(({ data }) => data.cycle === head.cycle);

/** Something that holds of each case by itself. */
export const ofEachCase =
  (broken: (file: CaseFile, observed: Observed) => string[]): Invariant['broken'] =>
  (observed) =>
    observed.files.flatMap((file) => broken(file, observed).map((what) => `${file.head.reference}: ${what}`));

/** Something that follows from the case file alone: looked at again only where the case changed. */
export const ofEachFile = (broken: (file: CaseFile, observed: Observed) => string[]): Invariant['broken'] => {
  const known = new WeakMap<CaseFile, string[]>();
  return ofEachCase((file, observed) => {
    const found = known.get(file) ?? broken(file, observed);
    known.set(file, found);
    return found;
  });
};

/** The same, once nothing moves in the case any more. */
export const ofEachFileAtRest = (broken: (file: CaseFile, observed: Observed) => string[]): Invariant['broken'] => {
  const known = new WeakMap<CaseFile, string[]>();
  return ofEachCaseAtRest((file, observed) => {
    const found = known.get(file) ?? broken(file, observed);
    known.set(file, found);
    return found;
  });
};

/** Something that holds of each case once nothing moves in it any more. */
export const ofEachCaseAtRest = (broken: (file: CaseFile, observed: Observed) => string[]): Invariant['broken'] =>
  ofEachCase((file, observed) => (observed.inMotion.has(file.head.caseId) ? [] : broken(file, observed)));

/** What an invariant remembers of a run from one step to the next, under keys of its own. */
export const remembering = <Value>(): ((observed: Observed) => Map<string, Value>) => {
  const ofRun = new WeakMap<System, Map<string, Value>>();
  return ({ system }) => {
    const known = ofRun.get(system) ?? new Map<string, Value>();
    ofRun.set(system, known);
    return known;
  };
};

/** Lost schedules that nobody could have found missing until now. */
export const notYetMissed = (lost: Observed['lost']): Lost[] => [...lost.values()].filter(({ isMissed }) => !isMissed);
