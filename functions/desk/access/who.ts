import { setAsideReader } from '#domain/people/set-aside-reader.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Relation } from '#domain/tasks/relations.ts';
import type { LocalizedText } from '#domain/values.ts';
import { type Role, roles } from '#domain/vocabulary.ts';
import type { Request } from '#platform/http/request.ts';
import { demandRole, hasRole, type Reader } from '../http/reader.ts';

/** Somebody whom the policy names, whatever their roles. */
type NamedPerson = LocalizedText & { of: (policy: Policy) => string | undefined };

/** What of an endpoint asks for more than the endpoint itself. */
type Part = {
  /** When, as a part of the query. */
  when: string;
  isAsked: (request: Pick<Request, 'query'>, reader: Reader) => boolean;
  roles: readonly Role[];
  why?: LocalizedText;
};

/**
 * Who may use an endpoint of the desk. The door enforces the roles, and what is asked by the query, before anything is read; the
 * relation to the case or the task is enforced where these are read, by the same object. docs/permissions.md is made from it.
 */
export type Who = {
  /** Whoever has one of these roles. */
  roles: readonly Role[];
  /** And somebody besides. */
  orNamed?: NamedPerson;
  /** What those need besides their role whom it does not leave free. */
  relation?: Relation;
  parts?: readonly Part[];
};

/** Everybody of the care team. */
export const CARE_TEAM: Who = { roles };
/** Those who may know who the customers are: all but experts. */
export const CUSTOMERS_KNOWN: Who = { roles: ['owner', 'approver', 'supervisor'] };
/** Those who work on cases. */
export const CASE_WORK: Who = { roles: ['owner', 'supervisor'] };
export const SUPERVISORS: Who = { roles: ['supervisor'] };
/** Supervisors, and whoever the policy names for the mail that was set aside. */
export const SET_ASIDE: Who = {
  roles: ['supervisor'],
  orNamed: {
    es: 'quien nombra la política para el correo apartado',
    en: 'whoever the policy names for what was set aside (policy/mail.yaml)',
    of: setAsideReader,
  },
};

/** Whether some of the care team may not use it at all. */
export const isForSome = ({ roles: those, parts = [] }: Who): boolean =>
  parts.length > 0 || roles.some((role) => !those.includes(role));

/** Refuses: not-in-care-team for whoever has left, whatever their sign-in still says; role-missing. */
export const demandWho = (
  reader: Reader,
  { who, policy, request }: { who: Who; policy: Policy; request: Pick<Request, 'query'> },
): void => {
  if (policy.people.some(({ id, left }) => left && id === reader.id)) throw new Refusal('not-in-care-team');
  if (who.orNamed?.of(policy) !== reader.id) demandRole(reader, ...who.roles);
  for (const { isAsked, roles: wanted, why } of who.parts ?? [])
    if (isAsked(request, reader) && !hasRole(reader, ...wanted)) {
      if (!why) demandRole(reader, ...wanted);
      else throw new Refusal('role-missing', { title: why.en, es: why.es });
    }
};
