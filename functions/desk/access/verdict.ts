import type { Relation } from '#domain/tasks/relations.ts';
import type { Role } from '#domain/vocabulary.ts';
import type { Who } from './who.ts';

/** Whether a role may: always, never, or where its relation holds. */
export type Verdict = 'yes' | 'no' | 'related';

/** Whether a relation leaves a role free. */
export const verdictOfRelation = (relation: Relation | undefined, role: Role): Verdict =>
  relation === undefined || relation.freeFor.includes(role) ? 'yes' : 'related';

/** What a rule says of somebody who has one role and no other. */
export const verdictOf = ({ roles, relation }: Who, role: Role): Verdict =>
  roles.includes(role) ? verdictOfRelation(relation, role) : 'no';
