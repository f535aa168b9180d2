import { chain } from '../case/history.ts';
import { decidesApprovals, limitOf } from '../people/directory.ts';
import { peopleProblems } from '../policy/people-rules.ts';
import type { Policy } from '../policy/policy.ts';
import type { Person } from '../policy/schema/people.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { isOfTeam, type StaffAct, type StaffChange, type StaffRecord, type TeamChange } from './change.ts';
import { disruptionAt } from './disruption.ts';
import { staffAfter, withRecord } from './fold.ts';
import { mergedStaff, type Staff, sameDays } from './merged.ts';
import type { StaffAsked, StaffState } from './state.ts';

/** What an act is decided by. @property policy as it was deployed, without what the desk says */
export type StaffContext = { state: StaffState; policy: Policy; by: string; at: Instant };

/** All of it is read at the beginning of runs: an item holds 400 KB (AWS: DynamoDB quotas). */
const MOST_CHARACTERS = 200_000;

const find = ({ people }: Staff, id: string): Person | undefined => people.find((person) => person.id === id);

const leads = (person: Person | undefined): boolean => person !== undefined && !person.left && decidesApprovals(person);

/** Whether a change lets somebody grant more than before: by a limit, by a role, or because they are here again. */
export const raisesAuthority = (
  policy: Policy,
  change: StaffChange,
  { before, after }: { before: Staff; after: Staff },
): boolean => {
  if (!('person' in change)) return false;
  const [was, is] = [find(before, change.person), find(after, change.person)];
  const limit = (person: Person | undefined) => (person ? limitOf(policy, person) : 0);
  return limit(is) > limit(was) || (leads(is) && !leads(was));
};

const nobodyThere = (): Refusal =>
  new Refusal('value-unknown', {
    title: 'There is nobody with that id in the team',
    es: 'No hay nadie en el equipo con ese identificador',
    errors: [{ pointer: '/person', message: 'must be somebody of the care team' }],
  });

/** What is asked for is so already. */
const asItIs = (pointer: string): Refusal =>
  new Refusal('change-missing', {
    title: 'It is like that already: nothing would be changed',
    es: 'Ya está así: no cambiaría nada',
    errors: [{ pointer, message: 'must change something' }],
  });

const notSaid = (): Refusal =>
  new Refusal('change-missing', {
    title: 'Customers are told of no channel that it does not work: there is nothing to end',
    es: 'A los clientes no se les dice de ningún canal que no funcione: no hay nada que terminar',
    errors: [{ pointer: '/change', message: 'must change something' }],
  });

/** Refuses: value-unknown for somebody who is not there, person-known, change-missing where nothing would be another. */
const demandTeamSense = (change: TeamChange, before: Staff): void => {
  if (change.change === 'rota') return;
  const person = find(before, change.person);
  if (change.change === 'added') {
    if (person) throw new Refusal('person-known');
    return;
  }
  if (!person) throw nobodyThere();
  const isThere = person.absences.some((one) => change.change === 'no-absence' && sameDays(one, change.absence));
  const isNothing = {
    absence: false,
    'no-absence': !isThere,
    person: change.change === 'person' && Object.keys(change.set).length === 0,
    left: person.left === true,
    back: person.left !== true,
  }[change.change];
  if (isNothing) throw asItIs('/change');
};

/** Refuses: as `demandTeamSense` does, and change-missing where nothing is said of the channels that could end. */
const demandSense = (change: StaffChange, before: Staff, { state, at }: StaffContext): void => {
  if (isOfTeam(change)) demandTeamSense(change, before);
  else if (change.change === 'no-disruption' && !disruptionAt(state.disruption, at)) throw notSaid();
};

/** Refuses: staff-unfit, with every rule of the policy that would be broken. */
const demandFit = (policy: Policy, after: Staff, state: StaffState): void => {
  const problems = peopleProblems({ ...policy, ...after });
  if (JSON.stringify(state).length > MOST_CHARACTERS)
    problems.push({
      at: 'people.yaml',
      en: 'too much was changed at the desk: take it over into the file',
      es: 'Se ha cambiado demasiado en la mesa: hay que pasarlo a la política (people.yaml)',
    });
  if (problems.length === 0) return;
  throw new Refusal('staff-unfit', {
    title: problems.map(({ at, en }) => `${at}: ${en}`).join('; '),
    es: problems.map(({ es }) => es).join('. '),
  });
};

/** Whom a change is about. */
const isAbout = (change: StaffChange, id: string): boolean => 'person' in change && change.person === id;

/** Refuses: no-such-request, also where it was answered before. */
const requireAsked = ({ asked }: StaffState, seq: number): StaffAsked => {
  const found = asked.find((one) => one.seq === seq);
  if (!found) throw new Refusal('no-such-request');
  return found;
};

type Decided = { type: StaffRecord['type']; data: { change: StaffChange; asked?: number } };

/** Refuses: no-such-request; own-proposal for whoever asked; own-authority for whom it is about. */
const answered = (act: Extract<StaffAct, { asked: number }>, { state, by }: StaffContext): Decided => {
  const { seq: asked, change, by: asker } = requireAsked(state, act.asked);
  if (act.change === 'decline') return { type: 'declined', data: { change, asked } };
  if (asker === by)
    throw new Refusal('own-proposal', {
      title: 'You asked for this: another supervisor has to confirm it',
      es: 'Lo ha pedido usted: tiene que confirmarlo otra persona que supervise',
    });
  if (isAbout(change, by)) throw new Refusal('own-authority');
  return { type: 'confirmed', data: { change, asked } };
};

const changed = (change: StaffChange, context: StaffContext): Decided => {
  const { state, policy, by, at } = context;
  const before = mergedStaff(policy, state);
  demandSense(change, before, context);
  const after = staffAfter(state, change, { file: policy, at });
  if (!raisesAuthority(policy, change, { before, after })) return { type: 'changed', data: { change } };
  if (isAbout(change, by)) throw new Refusal('own-authority');
  return { type: 'asked', data: { change } };
};

/**
 * What becomes of an act of a supervisor: the entry of the record, and what the desk says from then on. What lets somebody grant more is
 * asked for first, and another supervisor confirms it; neither is whom it is about. What takes authority away holds at once.
 * Refuses: value-unknown, person-known, change-missing, staff-unfit, no-such-request, own-proposal, own-authority.
 */
export const decideStaff = (act: StaffAct, context: StaffContext): { record: StaffRecord; state: StaffState } => {
  const { state, policy, by, at } = context;
  const { type, data } = 'asked' in act ? answered(act, context) : changed(act, context);
  const [record] = chain<StaffRecord>(state, [{ type, actor: { kind: 'person', id: by }, data }], at);
  if (!record) throw new RangeError('One entry makes one link');
  const next = withRecord(state, record, policy);
  // What is said of the channels cannot make a team unfit, and does not wait for one that the file made so.
  if (type !== 'declined' && isOfTeam(data.change))
    demandFit(policy, staffAfter(state, data.change, { file: policy, at }), next);
  return { record, state: next };
};
