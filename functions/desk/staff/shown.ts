import { staffRecords } from '#cases/store/staff.ts';
import { firstBreak, GENESIS } from '#domain/case/history.ts';
import { dayOf, isAway, limitOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import type { StaffRecord } from '#domain/staff/change.ts';
import { disruptionAt } from '#domain/staff/disruption.ts';
import { fieldsOf } from '#domain/staff/fields.ts';
import { staffAfter } from '#domain/staff/fold.ts';
import { asInFile, holding, mergedStaff, type Staff } from '#domain/staff/merged.ts';
import type { StaffAsked, StaffState } from '#domain/staff/state.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { Instant } from '#domain/time.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { StaffShown } from './contract.ts';

/** What is worked with. */
export type StaffDeps = Pick<DeskDeps, 'table' | 'clock' | 'deployed'>;

/** Entries of the record on a page. */
const PAGE = 50;

const shownPerson = (person: Person, { state, deployed, at }: Context): StaffShown['people'][number] => {
  const own = state.people[person.id];
  const file = asInFile(deployed, state, person.id);
  const holds = own && file ? holding(own, fieldsOf(file)) : [];
  const { id, name, absences } = person;
  return {
    ...{ id, name, fields: fieldsOf(person), grants: limitOf(deployed, person), absences },
    away: isAway(person, dayOf(deployed, at)),
    left: person.left === true,
    added: !deployed.people.some((one) => one.id === id),
    fromDesk: holds,
    overruled: Object.keys(own?.set ?? {}).filter((field) => !holds.includes(field as never)),
  };
};

type Context = { state: StaffState; deployed: Policy; at: Instant };

const shownAsked = (
  { seq, at, by, change }: StaffAsked,
  { context, staff, reader, name }: { context: Context; staff: Staff; reader: Reader; name: (id: string) => string },
): StaffShown['asked'] => {
  const { state, deployed } = context;
  // What waits is always about somebody: nothing else lets anybody grant more.
  if (!('person' in change)) return [];
  const grants = ({ people }: Staff): number => {
    const person = people.find(({ id }) => id === change.person);
    return person ? limitOf(deployed, person) : 0;
  };
  const after = staffAfter(state, change, { file: deployed, at: context.at });
  return [
    {
      ...{ seq, at, change, by: { id: by, name: name(by) } },
      grants: { now: grants(staff), after: grants(after) },
      mayConfirm: reader.id !== by && reader.id !== change.person,
    },
  ];
};

/** Whether entries, the newest first, follow each other; from the first on where there are none before them. */
const isChained = (records: readonly StaffRecord[], before: number, state: StaffState): boolean => {
  const oldest = records.at(-1);
  if (!oldest) return state.seq === 0 || before <= 1;
  const end = { seq: oldest.seq - 1, lastHash: oldest.seq === 1 ? GENESIS : oldest.prevHash };
  const isLast = before <= state.seq || records[0]?.hash === state.lastHash;
  return isLast && firstBreak(records.toReversed(), end) === undefined && records.length === before - oldest.seq;
};

/** The team as it is now, with a page of the record. @param before entries from this number on are left out */
export const shownStaff = async (
  state: StaffState,
  { before, reader, deps }: { before?: number | undefined; reader: Reader; deps: StaffDeps },
): Promise<StaffShown> => {
  const { deployed, table, clock } = deps;
  const staff = mergedStaff(deployed, state);
  const name = (id: string): string => nameOf({ ...deployed, ...staff }, id);
  const end = Math.min(before ?? state.seq + 1, state.seq + 1);
  const records = await staffRecords(table, { before: end, limit: PAGE });
  const first = records.at(-1)?.seq ?? 1;
  const context = { state, deployed, at: clock.now() };
  const disruption = disruptionAt(state.disruption, context.at);
  return {
    version: state.seq,
    currency: deployed.company.currency,
    people: staff.people.map((person) => shownPerson(person, context)),
    rota: staff.rota,
    isRotaOfDesk: staff.rota !== deployed.rota,
    ...(disruption && { disruption }),
    asked: state.asked.flatMap((one) => shownAsked(one, { context, staff, reader, name })),
    record: records.map(({ seq, at, type, actor, data: { change, asked } }) => ({
      ...{ seq, at, type, change, by: { id: actor.id, name: name(actor.id) } },
      ...(asked !== undefined && { asked }),
    })),
    ...(first > 1 && { before: first }),
    isWhole: isChained(records, end, state),
  };
};
