import { Refusal } from '#domain/refusal.ts';
import type { User } from '#domain/tasks/decide.ts';
import { type ReplyLanguage, type Role, roles } from '#domain/vocabulary.ts';
import type { Request } from '#platform/http/request.ts';

/** Who reads the desk, and in which language. */
export type Reader = User & { language: ReplyLanguage };

/** The first of our languages in an Accept-Language header, by its weights; Spanish where it names none. */
const preferredLanguage = (header = ''): ReplyLanguage => {
  const preferences = header
    .split(',')
    .map((entry) => {
      const [tag = '', weight] = entry
        .trim()
        .toLowerCase()
        .split(/;\s*q=/);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight);
  const preferred = preferences.find(({ language, weight }) => weight > 0 && (language === 'es' || language === 'en'));
  return preferred?.language === 'en' ? 'en' : 'es';
};

/** The reader of a request. Refuses: signed-out, and not-in-care-team for somebody without a role. */
export const readerOf = ({ user, headers }: Pick<Request, 'user' | 'headers'>): Reader => {
  if (!user?.id) throw new Refusal('signed-out');
  if (!roles.some((role) => user.groups.includes(role))) throw new Refusal('not-in-care-team');
  return { ...user, language: preferredLanguage(headers['accept-language']) };
};

export const hasRole = (reader: User, ...wanted: Role[]): boolean =>
  wanted.some((role) => reader.groups.includes(role));

/** Whether somebody may see who the customers are: experts judge the matter, and see neither them nor what anything costs. */
export const seesCustomers = (reader: User): boolean =>
  (['owner', 'approver', 'supervisor'] as const).some((role) => reader.groups.includes(role));

/** Refuses: role-missing unless the reader has one of the roles. */
export const demandRole = (reader: User, ...wanted: Role[]): void => {
  if (!hasRole(reader, ...wanted))
    throw new Refusal('role-missing', { title: `Only these roles can do this: ${wanted.join(', ')}` });
};
