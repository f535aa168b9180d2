import type { Reason } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import type { Person } from '../policy/schema/people.ts';
import type { Instant } from '../time.ts';
import type { Day } from '../values.ts';
import type { Domain } from '../vocabulary.ts';
import { dayOf, isAtWork, isAway, standIn } from './directory.ts';

/** Who is asked in a field: the first of its experts, in the order of the policy, who is there; else a stand-in. */
export const chooseExpert = (
  policy: Policy,
  domain: Domain,
  { day, excluded }: { day: Day; excluded: string[] },
): string | undefined => {
  const experts = policy.people.filter(({ roles, domains }) => roles.includes('expert') && domains.includes(domain));
  const present = experts.find((person) => !isAway(person, day) && !excluded.includes(person.id));
  return present?.id ?? (experts[0] && standIn(policy, experts[0].id, { day, excluded }));
};

const REASONS = {
  language: { code: 'language', es: 'Habla el idioma del cliente', en: 'Speaks the customer’s language' },
  topic: { code: 'topic', es: 'Lleva este tema', en: 'Takes this topic' },
  load: { code: 'load', es: 'Tiene menos tareas abiertas que quienes también podían', en: 'Has the fewest open tasks' },
  substitute: { code: 'substitute', es: 'Sustituye a quien está ausente', en: 'Stands in for somebody who is away' },
} satisfies Record<string, Reason>;

/** What the choice of an owner depends on. */
export type OwnerCriteria = {
  topic?: string;
  /** BCP 47 code; `unknown` asks for nothing. */
  language: string;
  at: Instant;
  /** Open tasks by person id. */
  load: Record<string, number>;
  /** Ids of people who may not own the case: those it is about, and earlier owners. */
  excluded: string[];
};

/**
 * Names one owner. First the fit: language, then topic. Of the best who are there, the one at work now with the fewest
 * open tasks; if all of the best are away, a stand-in of theirs; then the next best.
 */
export const chooseOwner = (policy: Policy, criteria: OwnerCriteria): { owner?: string; reasons: Reason[] } => {
  const day = dayOf(policy, criteria.at);
  const speaks = (person: Person) => person.languages.includes(criteria.language);
  const takes = ({ topics }: Person) => criteria.topic !== undefined && topics.includes(criteria.topic);
  const open = ({ topics }: Person) => topics.length === 0;
  const suits = (person: Person) => Number(speaks(person)) * 4 + Number(takes(person)) * 2 + Number(open(person));
  const why = (person: Person) => [
    ...(speaks(person) ? [REASONS.language] : []),
    ...(takes(person) ? [REASONS.topic] : []),
  ];

  const owners = policy.people.filter(({ id, roles }) => roles.includes('owner') && !criteria.excluded.includes(id));
  for (const tier of [...new Set(owners.map(suits))].sort((a, b) => b - a)) {
    const best = owners.filter((person) => suits(person) === tier);
    const order = (person: Person) =>
      [Number(!isAtWork(policy, person, criteria.at)), criteria.load[person.id] ?? 0] as const;
    const [chosen, other] = best
      .filter((person) => !isAway(person, day))
      .sort((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1]);
    if (chosen) return { owner: chosen.id, reasons: [...why(chosen), ...(other ? [REASONS.load] : [])] };
    const instead = best.flatMap(({ id }) => standIn(policy, id, { day, excluded: criteria.excluded }) ?? [])[0];
    if (instead) return { owner: instead, reasons: [REASONS.substitute] };
  }
  return { reasons: [] };
};
