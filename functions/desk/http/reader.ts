import { Refusal } from '#domain/refusal.ts';
import type { User } from '#domain/tasks/decide.ts';
import { type ReplyLanguage, type Role, roles } from '#domain/vocabulary.ts';
import { preferredLanguage } from '#platform/http/preferred-language.ts';
import type { Request } from '#platform/http/request.ts';

/** Who reads the desk, and in which language. */
export type Reader = User & { language: ReplyLanguage };

/** The reader of a request. Refuses: signed-out, and not-in-care-team for somebody without a role. */
export const readerOf = ({ user, headers }: Pick<Request, 'user' | 'headers'>): Reader => {
  if (!user?.id) throw new Refusal('signed-out');
  if (!roles.some((role) => user.groups.includes(role))) throw new Refusal('not-in-care-team');
  return { ...user, language: preferredLanguage(headers['accept-language']) };
};

const ROLES_IN_SPANISH: Record<Role, string> = {
  owner: 'responsables de casos',
  expert: 'expertos',
  approver: 'quienes aprueban',
  supervisor: 'supervisores',
};

export const hasRole = (reader: User, ...wanted: Role[]): boolean =>
  wanted.some((role) => reader.groups.includes(role));

/** Refuses: role-missing unless the reader has one of the roles. */
export const demandRole = (reader: User, ...wanted: Role[]): void => {
  if (!hasRole(reader, ...wanted))
    throw new Refusal('role-missing', {
      title: `Only these roles can do this: ${wanted.join(', ')}`,
      es: `Solo pueden hacerlo: ${wanted.map((role) => ROLES_IN_SPANISH[role]).join(', ')}`,
    });
};
