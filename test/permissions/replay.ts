import { ANY_MACHINE, type Call } from './call.ts';
import { applies, type Decision, decide, type PolicyStatement } from './evaluate.ts';
import type { NotInJourneys } from './not-in-journeys.ts';
import type { Recorded } from './recording.ts';
import { machinesOf, policiesOf } from './template.ts';
import { wildcardMatches } from './wildcards.ts';

/** One thing a function is allowed: an action on a resource, as its role's policy writes both. */
type Allowance = { function: string; action: string; resource: string };

type Policies = Record<string, PolicyStatement[]>;

/** A call at a token stands for one on each machine: which of them waits is not to be seen. */
const expanded = (calls: readonly Call[], machines: readonly string[]): Call[] =>
  calls.flatMap((call) =>
    call.resource === ANY_MACHINE ? machines.map((resource) => ({ ...call, resource })) : [call],
  );

const refusedOf = (calls: readonly Call[], policies: Policies): (Call & { decision: Decision })[] =>
  calls
    .map((call) => ({ ...call, decision: decide(policies[call.function] ?? [], call) }))
    .filter(({ decision }) => decision !== 'allowed');

/** Everything that the policies allow, with whether a call used it. */
const allowancesOf = (calls: readonly Call[], policies: Policies): (Allowance & { used: boolean })[] =>
  Object.entries(policies).flatMap(([name, statements]) => {
    const own = calls.filter((call) => call.function === name);
    return statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) =>
        statement.actions.flatMap((action) =>
          statement.resources.map((resource) => {
            const one = { ...statement, actions: [action], resources: [resource] };
            return { function: name, action, resource, used: own.some((call) => applies(one, call)) };
          }),
        ),
      );
  });

/**
 * Physical names say nothing to a reader and differ between runs: the kind of a resource and the end of its name do.
 * @returns such as `table/index/gsi1`, `secret`, `stateMachine-settle`
 */
const labelOf = (resource: string, { deployed, template }: Recorded): string => {
  const found = Object.entries(deployed.physicalIds)
    .filter(([, id]) => id !== '' && resource.includes(id))
    .toSorted(([, a], [, b]) => b.length - a.length)[0];
  if (!found) return resource;
  const [logicalId, id] = found;
  const rest = resource.slice(resource.indexOf(id) + id.length);
  return `${logicalId.replace(/[0-9A-F]{8}$/, '')}${template.Resources[logicalId] ? rest : ''}`;
};

export type Replayed = {
  /** Calls that AWS would refuse. */
  refused: (Call & { decision: Decision })[];
  /** What was used, and what was not, with labels in place of physical names. */
  allowances: (Allowance & { used: boolean })[];
};

/** Holds what a run did against the policies it was deployed with. */
export const replay = (recorded: Recorded): Replayed => {
  const policies = policiesOf(recorded.template, recorded.deployed);
  const calls = expanded(recorded.calls, machinesOf(recorded.template, recorded.deployed));
  const allowances = allowancesOf(calls, policies).map((one) => ({
    ...one,
    resource: labelOf(one.resource, recorded),
  }));
  return { refused: refusedOf(calls, policies), allowances };
};

const isListed = (entry: NotInJourneys, { function: name, action, resource }: Allowance): boolean =>
  (entry.functions?.includes(name) ?? true) &&
  entry.actions.some((pattern) => wildcardMatches(pattern, action)) &&
  (entry.resources?.some((pattern) => wildcardMatches(pattern, resource)) ?? true);

const keyOf = ({ function: name, action, resource }: Allowance): string => `${name}: ${action} on ${resource}`;

/**
 * What no run used and no entry explains.
 * @returns sentences, one for each
 */
export const unexplained = (runs: readonly Replayed[], entries: readonly NotInJourneys[]): string[] => {
  const all = runs.flatMap(({ allowances }) => allowances);
  const used = new Set(all.filter((one) => one.used).map(keyOf));
  const unused = all.filter((one) => !used.has(keyOf(one)) && !entries.some((entry) => isListed(entry, one)));
  return [...new Set(unused.map(keyOf))].toSorted();
};

/** Entries that speak of nothing that is allowed any more. */
export const stale = (runs: readonly Replayed[], entries: readonly NotInJourneys[]): NotInJourneys[] =>
  entries.filter((entry) => !runs.some(({ allowances }) => allowances.some((one) => isListed(entry, one))));
