import type { Absence } from '../policy/schema/people.ts';
import type { Instant } from '../time.ts';
import type { PersonFields, PolicyChange, StaffChange, StaffRecord, TeamChange } from './change.ts';
import { disruptionFrom } from './disruption.ts';
import { fieldsOf } from './fields.ts';
import { asInFile, mergedStaff, type Staff, sameDays } from './merged.ts';
import type { PersonState, StaffState } from './state.ts';

/** Absences of the desk that ended so long ago need not stand in what every run reads; the record keeps them. */
const FORGOTTEN_AFTER_MS = 60 * 24 * 60 * 60 * 1000;

const without = (all: readonly Absence[] | undefined, absence: Absence): Absence[] =>
  (all ?? []).filter((one) => !sameDays(one, absence));

/** The file's absence, by its days, and what it was when it was cancelled. */
const absent = (own: PersonState, absence: Absence, at: Instant): PersonState => {
  const old = new Date(Date.parse(at) - FORGOTTEN_AFTER_MS).toISOString().slice(0, 10);
  return {
    ...own,
    absences: [...without(own.absences, absence).filter(({ to }) => to >= old), absence],
  };
};

const notAbsent = (own: PersonState, absence: Absence, inFile: readonly Absence[]): PersonState => ({
  ...own,
  absences: without(own.absences, absence),
  ...(inFile.some((one) => sameDays(one, absence)) && { cancelled: [...without(own.cancelled, absence), absence] }),
});

const told = (own: PersonState, set: PersonFields, file: PersonFields): PersonState => {
  const was = Object.fromEntries(Object.keys(set).map((field) => [field, file[field as keyof PersonFields]]));
  return { ...own, set: { ...own.set, ...set }, was: { ...own.was, ...was } };
};

/** What one change does to what the desk says of somebody. */
const ofPerson = (
  { own, file, state }: { own: PersonState; file: Staff; state: StaffState },
  change: Exclude<TeamChange, { change: 'rota' }>,
  at: Instant,
): PersonState => {
  const inFile = asInFile(file, state, change.person);
  switch (change.change) {
    case 'absence':
      return absent(own, change.absence, at);
    case 'no-absence':
      return notAbsent(own, change.absence, inFile?.absences ?? []);
    case 'person':
      return inFile ? told(own, change.set, fieldsOf(inFile)) : own;
    case 'added':
      return { ...own, added: change.set };
    case 'left':
      return { ...own, left: true };
    case 'back':
      return { ...own, left: false };
  }
};

const withoutDisruption = ({ disruption: _, ...state }: StaffState): StaffState => state;

/** What the desk says once a change is made. @param file the policy as it was deployed then */
export const withChange = (
  state: StaffState,
  change: StaffChange,
  { file, at }: { file: Staff; at: Instant },
): StaffState => {
  if (change.change === 'disruption') return { ...state, disruption: disruptionFrom(change, at) };
  if (change.change === 'no-disruption') return withoutDisruption(state);
  if (change.change === 'rota') return { ...state, rota: { set: change.rota, was: file.rota } };
  const own = state.people[change.person] ?? {};
  return { ...state, people: { ...state.people, [change.person]: ofPerson({ own, file, state }, change, at) } };
};

/** What holds once another policy does. */
const withPolicy = ({ policy: _, ...state }: StaffState, { to, fits }: PolicyChange): StaffState => ({
  ...state,
  ...(fits !== undefined && { policy: { version: to, fits } }),
});

/** What the desk says after an entry of the record: what is asked for waits until it is answered. */
export const withRecord = (state: StaffState, record: StaffRecord, file: Staff): StaffState => {
  const { seq, at, type, actor, data, hash } = record;
  const moved = { ...state, seq, lastHash: hash };
  const { change, asked } = data;
  if (change.change === 'policy') return withPolicy(moved, change);
  if (type === 'asked') return { ...moved, asked: [...state.asked, { seq, at, by: actor.id, change }] };
  const open = { ...moved, asked: state.asked.filter((one) => one.seq !== asked) };
  return type === 'declined' ? open : withChange(open, change, { file, at });
};

/** Who works here once a change is made. */
export const staffAfter = (state: StaffState, change: StaffChange, context: { file: Staff; at: Instant }): Staff =>
  mergedStaff(context.file, withChange(state, change, context));
