import { domains } from '#domain/vocabulary.ts';
import type { Answers, TeamMember } from './answers.ts';

/** Somebody as people.yaml has them, without what its defaults give. */
export type WrittenPerson = {
  id: string;
  name: string;
  email: string;
  roles: TeamMember['roles'];
  languages: string[];
  domains?: string[];
  limit?: number;
  substitute?: string;
  manager?: string;
};

/** User name of the desk: the first name without accents; what stands before the @ where two have the same. */
const idsOf = (team: TeamMember[]): string[] => {
  const slug = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-+$/g, '') || 'person';
  const first = team.map(({ name }) => slug(name.split(' ')[0] ?? ''));
  const taken = new Set<string>();
  return team.map(({ email }, index) => {
    const own = first[index] ?? 'person';
    const base = first.filter((id) => id === own).length === 1 ? own : slug(email.split('@')[0] ?? '');
    let id = base;
    for (let more = 2; taken.has(id); more++) id = `${base}-${more}`;
    taken.add(id);
    return id;
  });
};

/** The next one of the same role: they stand in for each other in a circle. */
const substituteOf = (ids: string[], members: TeamMember[], at: number): string | undefined => {
  const role = members[at]?.roles[0];
  const same = ids.filter((_, index) => role !== undefined && members[index]?.roles.includes(role));
  const next = same[(same.indexOf(ids[at] ?? '') + 1) % same.length];
  return next === ids[at] ? undefined : next;
};

/**
 * The team as people.yaml has it. Where no expert is named for a field the first supervisor answers in it, so that no question is left
 * without anybody; the first supervisor manages all others and may grant all that a case may cost.
 * @param minor minor units in one unit of the currency
 */
export const peopleOf = ({ team, mostInOneCase }: Answers, minor: number): WrittenPerson[] => {
  const ids = idsOf(team);
  const first = team.findIndex(({ roles }) => roles.includes('supervisor'));
  const hasExperts = team.some(({ roles }) => roles.includes('expert'));
  return team.map((member, at): WrittenPerson => {
    const isFirst = at === first;
    const isExpert = member.roles.includes('expert') || (isFirst && !hasExperts);
    const substitute = substituteOf(ids, team, at);
    const limit = isFirst ? Math.max(member.limit ?? 0, mostInOneCase) : member.limit;
    return {
      id: ids[at] ?? '',
      name: member.name,
      email: member.email,
      roles: isExpert && !member.roles.includes('expert') ? [...member.roles, 'expert'] : member.roles,
      languages: member.languages,
      ...(isExpert && { domains: [...domains] }),
      ...(limit !== undefined && { limit: Math.round(limit * minor) }),
      ...(substitute && { substitute }),
      ...(!isFirst && ids[first] && { manager: ids[first] }),
    };
  });
};
