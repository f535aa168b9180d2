import type { Role } from '#domain/vocabulary.ts';
import type { Call } from '#test/support/call.ts';

/** Somebody of the walk: one role, and what they have to do with the case. */
export type Asker = {
  name: string;
  as?: NonNullable<Call['as']>;
  role?: Role;
  /** By name, the relations (domain/tasks/relations.ts, and `formerOwner`) that hold for them. */
  related?: readonly string[];
  isConcerned?: true;
};

/** Every role without and with what it can have to do with the case; Lucía owns it, Iker is asked, Mateo owned it before. */
export const askers: readonly Asker[] = [
  { name: 'nobody signed in' },
  { name: 'an access token', as: { id: 'sofia', groups: ['supervisor'], token: 'access' } },
  { name: 'somebody without a group', as: { id: 'eve', groups: [] } },
  { name: 'somebody of a group that is none of ours', as: { id: 'eve', groups: ['admin', 'Supervisor'] } },
  { name: 'another owner', as: { id: 'mateo', groups: ['owner'] }, role: 'owner', related: ['formerOwner'] },
  { name: 'an owner who never had it', as: { id: 'pilar', groups: ['owner'] }, role: 'owner' },
  {
    name: 'the owner of the case',
    as: { id: 'lucia', groups: ['owner'] },
    role: 'owner',
    related: ['ownerOfCase', 'assignee', 'mayGiveAway', 'decidesCost', 'decidesBetween'],
  },
  { name: 'an expert', as: { id: 'carmen', groups: ['expert'] }, role: 'expert' },
  { name: 'the asked expert', as: { id: 'iker', groups: ['expert'] }, role: 'expert', related: ['asked'] },
  { name: 'an approver', as: { id: 'elena', groups: ['approver'] }, role: 'approver' },
  { name: 'a supervisor', as: { id: 'rosa', groups: ['supervisor'] }, role: 'supervisor' },
  {
    name: 'whom the case is about, with every role',
    as: { id: 'nora', groups: ['owner', 'expert', 'approver', 'supervisor'] },
    role: 'supervisor',
    isConcerned: true,
  },
];
