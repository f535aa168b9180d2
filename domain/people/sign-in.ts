import type { Policy } from '../policy/policy.ts';
import type { Person } from '../policy/schema/people.ts';

/** What a token of the user pool says of somebody whom the company's own directory signed in; claims come as text. */
export type DirectoryClaims = Partial<
  Record<'cognito:username' | 'preferred_username' | 'email' | 'email_verified' | 'profile', unknown>
>;

type SignInPolicy = Pick<Policy, 'people'> & { company: Pick<Policy['company'], 'signIn'> };

/** A name that a directory made: the pool puts the provider's before it. Ids of people hold no `_`, so it is never one of them. */
const isOf = (provider: string, username: string): boolean =>
  username.toLowerCase().startsWith(`${provider.toLowerCase()}_`);

/** A list as Cognito writes it into one attribute, `[Care Owners, Care Leads]`, and as API Gateway hands on a list of its own. */
export const groupsIn = (text: unknown): string[] =>
  String(text ?? '')
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((group) => group.trim().replace(/^"|"$/g, ''))
    .filter(Boolean);

const named = (people: readonly Person[], by: 'user' | 'mail', claims: DirectoryClaims): Person[] => {
  if (by === 'user') return people.filter(({ id }) => id === claims['preferred_username']);
  // An address that nobody has proved may be anybody's: a directory lets people write it themselves.
  if (String(claims['email_verified']) !== 'true') return [];
  const mail = String(claims['email'] ?? '').toLowerCase();
  return people.filter(({ email }) => email.toLowerCase() === mail);
};

/**
 * Who of the team somebody is whom the company's own directory signed in: by their user name, or by a mail address that the directory
 * has proved. They have the roles that the policy gives to them and to one of their groups, and no others: neither a group without a
 * person nor a person without a group opens anything.
 * @returns undefined for whom the pool itself signed in; nobody's name and no role where it is nobody of the team, or not one alone
 */
export const memberSignedIn = (
  { company: { signIn }, people }: SignInPolicy,
  claims: DirectoryClaims,
): { id: string; groups: string[] } | undefined => {
  const username = String(claims['cognito:username'] ?? '');
  if (!signIn || !isOf(signIn.provider, username)) return undefined;
  const [person, other] = named(people, signIn.by, claims);
  if (!person || other) return { id: username, groups: [] };
  const mapped = new Set(groupsIn(claims['profile']).flatMap((group) => signIn.groups[group] ?? []));
  return { id: person.id, groups: person.roles.filter((role) => mapped.has(role)) };
};
