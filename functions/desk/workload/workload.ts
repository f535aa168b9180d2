import { countCasesOfOwner } from '#cases/store/owned.ts';
import { workOfPerson } from '#cases/store/queues.ts';
import { endOfDay, instantOf } from '#domain/deadline/local-day.ts';
import { dayOf, isAway, standIn } from '#domain/people/directory.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import { MOST_COUNTED } from '../own-cases/counts.ts';
import type { WorkloadList } from './contract.ts';

type Person = DeskDeps['policy']['people'][number];
type CountDeps = Pick<DeskDeps, 'table' | 'clock' | 'policy'>;

const atMost = (count: number): number => Math.min(count, MOST_COUNTED);

const countsOf = async ({ id }: Person, { table, clock, policy }: CountDeps) => {
  const now = clock.now();
  const tonight = instantOf(endOfDay(dayOf(policy, now), policy.company.zone));
  const limit = MOST_COUNTED;
  const [cases, { count, due }] = await Promise.all([
    countCasesOfOwner(table, { owner: id, state: 'open' }, limit),
    workOfPerson(table, id, { to: tonight, limit }),
  ]);
  return {
    cases: atMost(cases),
    tasks: atMost(count),
    late: atMost(due.filter(({ dueAt }) => dueAt < now).length),
    dueToday: atMost(due.filter(({ dueAt }) => now <= dueAt).length),
  };
};

/**
 * How much everybody of the team has, each counted where their own list lies and without reading it.
 */
export const workload = async (deps: CountDeps): Promise<WorkloadList> => {
  const { policy, clock } = deps;
  const day = dayOf(policy, clock.now());
  const people = policy.people.map(async (person) => {
    const { id, name, roles } = person;
    const away = isAway(person, day);
    const substitute = away ? standIn(policy, id, { day, excluded: [] }) : undefined;
    return omitUndefined({ id, name, roles, away, substitute, ...(await countsOf(person, deps)) });
  });
  return { people: await Promise.all(people) };
};
