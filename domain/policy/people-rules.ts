import type * as z from 'zod/mini';
import { mayGrantKind } from '../budgets/demand.ts';
import { isSameAddress } from '../mail-address.ts';
import { decidesApprovals, limitOf } from '../people/directory.ts';
import type { LocalizedText } from '../values.ts';
import { domains } from '../vocabulary.ts';
import type { PolicySource } from './policy.ts';
import type { Person } from './schema/people.ts';
import { TIME } from './schema/values.ts';

/** What of the policy says something of people: who they are, when they are on duty, and where they are named. */
export type PeoplePolicy = Pick<
  z.infer<typeof PolicySource>,
  'people' | 'rota' | 'topics' | 'negotiation' | 'opinions' | 'customers' | 'mail' | 'integrations' | 'budgets'
>;

/** What is wrong. `at`: file and path; `en` goes on from there, `es` stands alone. */
export type PeopleProblem = LocalizedText & { at: string };

type Rule = (policy: PeoplePolicy) => PeopleProblem[];

const when = (wrong: boolean, problem: PeopleProblem): PeopleProblem[] => (wrong ? [problem] : []);

const isHere = ({ people }: PeoplePolicy, id: string): boolean => people.some((one) => one.id === id);

/** Somebody who is named where there has to be one of the team. */
const known = (
  policy: PeoplePolicy,
  ids: readonly string[],
  { at, es }: Pick<PeopleProblem, 'at' | 'es'>,
): PeopleProblem[] =>
  ids
    .filter((id) => !isHere(policy, id))
    .map((id) => ({ at, en: `${id} is nobody in people.yaml`, es: `${id} no es del equipo, y ${es}` }));

/** Whom somebody leads to is somebody else of the team. */
const links = (policy: PeoplePolicy, { id, name, substitute, manager }: Person): PeopleProblem[] => {
  const wrong = (other?: string) => other !== undefined && (other === id || !isHere(policy, other));
  const at = (link: string) => `people.yaml: ${id}: ${link}`;
  return [
    ...when(wrong(substitute), {
      at: at('substitute'),
      en: `${substitute} is nobody else here`,
      es: `Quien sustituye a ${name} (${substitute}) no es otra persona del equipo`,
    }),
    ...when(wrong(manager), {
      at: at('manager'),
      en: `${manager} is nobody else here`,
      es: `Quien está por encima de ${name} (${manager}) no es otra persona del equipo`,
    }),
  ];
};

const hoursAndDays = ({ id, name, hours, absences }: Person): PeopleProblem[] => {
  const at = `people.yaml: ${id}`;
  return [
    ...when(![hours.from, hours.to].every((time) => TIME.test(time)) || hours.from >= hours.to, {
      at: `${at}: hours`,
      en: 'must run from HH:MM to a later HH:MM',
      es: `El horario de ${name} tiene que ir de una hora HH:MM a otra posterior`,
    }),
    ...when(!hours.days.every((day) => day >= 1 && day <= 7), {
      at: `${at}: hours.days`,
      en: '1 (Monday) to 7 are allowed',
      es: `Los días de ${name} van de 1 (lunes) a 7`,
    }),
    ...when(
      absences.some(({ from, to }) => from > to),
      {
        at: `${at}: absences`,
        en: 'must not end before they begin',
        es: `Una ausencia de ${name} termina antes de empezar`,
      },
    ),
  ];
};

/** Notices and links to sign in go to an address: what is meant for one person would reach another. */
const sharedAddresses: Rule = ({ people }) =>
  people.flatMap(({ id, name, email }, index) => {
    const other = people.slice(0, index).find((one) => isSameAddress(one.email, email));
    return when(other !== undefined, {
      at: `people.yaml: ${id}: email`,
      en: `is the address of ${other?.id} too, and what is for one would reach the other`,
      es: `${name} y ${other?.name} tienen el mismo correo: lo que es para una persona llegaría a la otra`,
    });
  });

const fields = (policy: PeoplePolicy, { id, name, topics, roles, domains: those }: Person): PeopleProblem[] => [
  ...topics
    .filter((topic) => !policy.topics.some((one) => one.id === topic))
    .map((topic) => ({
      at: `people.yaml: ${id}: topics`,
      en: `${topic} is not in topics.yaml`,
      es: `${name} lleva el tema ${topic}, que no existe`,
    })),
  ...when(roles.includes('expert') && those.length === 0, {
    at: `people.yaml: ${id}: domains`,
    en: 'an expert needs at least one',
    es: `${name} es persona experta y necesita al menos una especialidad`,
  }),
];

const eachPerson: Rule = (policy) =>
  policy.people.flatMap((person) => [...links(policy, person), ...fields(policy, person), ...hoursAndDays(person)]);

/** Somebody who manages himself, over however many others, would leave a silent case with nobody above it. */
const managerCircles: Rule = ({ people }) =>
  people
    .filter(({ id, manager }) => {
      let above = manager;
      for (let steps = 0; above !== undefined && above !== id && steps < people.length; steps++)
        above = people.find((one) => one.id === above)?.manager;
      return above === id;
    })
    .map(({ id, name }) => ({
      at: `people.yaml: ${id}: manager`,
      en: `leads back to ${id}`,
      es: `Quien está por encima de ${name} acaba siendo ${name}`,
    }));

const staffing: Rule = ({ people }) => [
  ...(['owner', 'supervisor'] as const)
    .filter((role) => !people.some(({ roles }) => roles.includes(role)))
    .map((role) => ({
      at: 'people.yaml',
      en: `nobody has the role ${role}`,
      es: role === 'owner' ? 'No queda nadie que lleve casos' : 'No queda nadie que supervise',
    })),
  ...domains
    .filter((domain) => !people.some(({ roles, domains: own }) => roles.includes('expert') && own.includes(domain)))
    .map((domain) => ({
      at: 'people.yaml',
      en: `no expert answers in ${domain}`,
      es: `No queda ninguna persona experta en ${domain}`,
    })),
];

/** Whoever may approve, by own limit or by role, must reach the highest ceiling, or some case could never be settled. */
const authority: Rule = (policy) => {
  const { negotiation, people } = policy;
  const highest = Math.max(...Object.values(negotiation.ceiling));
  return when(Math.max(0, ...people.filter(decidesApprovals).map((person) => limitOf(policy, person))) < highest, {
    at: 'negotiation.yaml: ceiling',
    en: `nobody in people.yaml may grant ${highest} minor units`,
    es: `No queda nadie que pueda conceder ${highest / 100}, y hay casos que pueden llegar a eso`,
  });
};

const rota: Rule = (policy) =>
  policy.rota.flatMap(({ people, from, to }, index) =>
    known(policy, people, { at: `rota.yaml: ${index}: people`, es: `está en la guardia de ${from} a ${to}` }),
  );

/** Whom other files name. */
const named: Rule = (policy) => {
  const { opinions, customers, mail, integrations, people } = policy;
  const { to } = mail.setAside;
  return [
    ...Object.entries(opinions.leads).flatMap(([field, id]) =>
      known(policy, id === undefined ? [] : [id], {
        at: `opinions.yaml: leads.${field}`,
        es: `decide entre dictámenes (${field})`,
      }),
    ),
    ...(customers.tiers ?? []).flatMap(({ owners }, index) =>
      owners
        .filter((id) => !people.some((one) => one.id === id && one.roles.includes('owner')))
        .map((id) => ({
          at: `customers.yaml: tiers.${index}: owners`,
          en: `${id} is no owner in people.yaml`,
          es: `${id} tiene que llevar casos de clientes con prioridad (customers.yaml)`,
        })),
    ),
    ...known(policy, to === undefined ? [] : [to], { at: 'mail.yaml: setAside.to', es: 'lee el correo apartado' }),
    ...integrations
      .filter(({ contact }) => contact !== undefined && !isHere(policy, contact))
      .map(({ id, contact }) => ({
        at: `integrations.yaml: ${id}: contact`,
        en: `${contact} is not in people.yaml`,
        es: `${contact} no es del equipo, y se le avisa de los fallos de ${id}`,
      })),
  ];
};

/** Whom the budgets name. */
const inBudgets: Rule = (policy) => {
  const { teams, mayExceed, customer, kinds } = policy.budgets;
  const lists: [at: string, ids: string[]][] = [
    ...teams.map(({ id, people }): [string, string[]] => [`teams.${id}.people`, people]),
    ['mayExceed', mayExceed],
    ['customer.people', Object.keys(customer.people)],
    ...kinds.map(({ people }, index): [string, string[]] => [`kinds.${index}.people`, people]),
  ];
  return lists.flatMap(([at, ids]) =>
    known(policy, ids, { at: `budgets.yaml: ${at}`, es: `está en los presupuestos (${at})` }),
  );
};

/** What is put to somebody has to find somebody who may grant it, or some case could never be settled. */
const reach: Rule = (policy) => {
  const { people, budgets, negotiation } = policy;
  const highest = Math.max(...Object.values(negotiation.ceiling));
  const { quorum } = budgets;
  const able = people.filter((person) => decidesApprovals(person) && limitOf(policy, person) >= highest);
  return [
    ...when(!people.some((person) => budgets.mayExceed.includes(person.id) && decidesApprovals(person)), {
      at: 'budgets.yaml: mayExceed',
      en: 'nobody of these is an approver or a supervisor',
      es: 'No queda nadie que apruebe y pueda superar un presupuesto',
    }),
    ...[...new Set(budgets.kinds.flatMap((rule) => rule.kinds))]
      .filter((kind) => !people.some((person) => decidesApprovals(person) && mayGrantKind(policy, person, kind)))
      .map((kind) => ({
        at: 'budgets.yaml: kinds',
        en: `no approver and no supervisor may grant ${kind}`,
        es: `No queda nadie que apruebe y pueda conceder ${kind}`,
      })),
    ...when(quorum !== undefined && highest > quorum.above && able.length < quorum.names, {
      at: 'budgets.yaml: quorum.names',
      en: `${quorum?.names} have to approve ${highest} minor units, and fewer may grant that much`,
      es: `Tienen que aprobar ${quorum?.names}, y quedan menos que puedan conceder ${highest / 100}`,
    }),
  ];
};

/**
 * What is wrong with the people of a policy, and with what it says of them: the same where it is made ready for deployment and where
 * people are changed at the desk. Who has left is nobody any more, but for what they did.
 */
export const peopleProblems = (whole: PeoplePolicy): PeopleProblem[] => {
  const policy = { ...whole, people: whole.people.filter(({ left }) => !left) };
  return [eachPerson, sharedAddresses, managerCircles, staffing, authority, rota, named, inBudgets, reach].flatMap(
    (rule) => rule(policy),
  );
};
