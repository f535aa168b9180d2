import { countCasesOfOwner } from '#cases/store/owned.ts';
import { countTasks } from '#cases/store/queues.ts';
import { appendToStaff, staffState } from '#cases/store/staff.ts';
import { Refusal } from '#domain/refusal.ts';
import type { StaffAct } from '#domain/staff/change.ts';
import { decideStaff } from '#domain/staff/decide.ts';
import type { Reader } from '../http/reader.ts';
import type { StaffShown } from './contract.ts';
import { type StaffDeps, shownStaff } from './shown.ts';

/** @property versions of the team that it was decided on; whichever there is, where undefined */
export type StaffInput = { act: StaffAct; versions: number[] | undefined; reader: Reader };

/** What is counted at most. */
const MANY = 100;

/** Nobody leaves a case without an owner, or a task without anybody. Refuses: person-has-work. */
const demandNoWork = async (person: string, { table }: StaffDeps): Promise<void> => {
  const [cases, tasks] = await Promise.all([
    countCasesOfOwner(table, { owner: person, state: 'open' }, MANY),
    countTasks(table, { person }, MANY),
  ]);
  if (cases + tasks === 0) return;
  const many = (count: number): string => (count >= MANY ? `${MANY}+` : String(count));
  throw new Refusal('person-has-work', {
    title: `They still have ${many(cases)} open cases and ${many(tasks)} tasks: hand them over first, or enter an absence that does`,
    es: `Todavía tiene ${many(cases)} casos abiertos y ${many(tasks)} tareas: hay que traspasarlos antes, o anotar una ausencia que los traspase`,
  });
};

/**
 * A supervisor changes who works here, asks for what lets somebody grant more, or answers what another one asked. It is recorded
 * with who did it and when, and holds everywhere within moments (cases/todays-policy).
 * Refuses: staff-changed where somebody else was faster, person-has-work, and as `decideStaff` does.
 */
export const changeStaff = async ({ act, versions, reader }: StaffInput, deps: StaffDeps): Promise<StaffShown> => {
  const { table, clock, deployed } = deps;
  const before = await staffState(table);
  if (versions && !versions.includes(before.seq)) throw new Refusal('staff-changed');
  const decided = decideStaff(act, { state: before, policy: deployed, by: reader.id, at: clock.now() });
  if (act.change === 'left') await demandNoWork(act.person, deps);
  if (!(await appendToStaff(table, before, decided))) throw new Refusal('staff-changed');
  return shownStaff(decided.state, { reader, deps });
};
