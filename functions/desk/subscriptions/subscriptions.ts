import { subscriptionState } from '#cases/store/subscription-state.ts';
import { countUntold, lastToldAgain, type ToldAgain, tellAgain, untoldOf } from '#cases/store/subscriptions.ts';
import { contactOf } from '#domain/people/directory.ts';
import type { Integration } from '#domain/policy/schema/integrations.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import { oneOf } from '../http/query-values.ts';
import { MOST_COUNTED } from '../own-cases/counts.ts';
import type { GivenUpPage, SubscriptionList, TellAgain } from './contract.ts';

type Deps = Pick<DeskDeps, 'table' | 'clock' | 'policy'>;

/** A system that is told of events. */
const isTold = ({ events = [] }: Integration): boolean => events === 'all' || events.length > 0;

/** Refuses: value-unknown. */
const known = (integration: string, { policy }: Pick<Deps, 'policy'>): string =>
  oneOf(
    'integration',
    policy.integrations.map(({ id }) => id),
    integration,
  );

/** The status that a system answered, where its answer is what failed. */
const statusIn = (failure = ''): number | undefined => {
  const [, status] = /^answered-(\d{3})$/.exec(failure) ?? [];
  return status === undefined ? undefined : Number(status);
};

const againOf = ({ by, at, since, until, count }: ToldAgain, { policy }: Pick<Deps, 'policy'>) =>
  omitUndefined({ by, byName: nameOf(policy, by), at, since, until, count });

/** The systems that are told of events: how each takes it, how much was given up, and who had it told again. */
export const listSubscriptions = async (deps: Deps): Promise<SubscriptionList> => {
  const { table, clock, policy } = deps;
  const subscriptions = await Promise.all(
    policy.integrations.filter(isTold).map(async (integration) => {
      const { id } = integration;
      const [{ failingSince, lastFailedAt, failure }, waiting, again] = await Promise.all([
        subscriptionState(table, id),
        countUntold(table, id, MOST_COUNTED),
        lastToldAgain(table, id),
      ]);
      const who = contactOf(integration, policy, clock.now());
      return omitUndefined({
        ...{ id, waiting: Math.min(waiting, MOST_COUNTED), failingSince, lastFailedAt, failure },
        status: statusIn(failure),
        contactName: who && nameOf(policy, who),
        again: again.map((one) => againOf(one, deps)),
      });
    }),
  );
  return { subscriptions, zone: policy.company.zone };
};

/**
 * What a system was not told, the oldest first: ids, codes and moments, no body.
 * Refuses: value-unknown.
 */
export const listGivenUp = async (
  { integration, cursor }: { integration: string; cursor?: string },
  deps: Deps,
): Promise<GivenUpPage> => {
  const { untold, heads, ...rest } = await untoldOf(deps.table, known(integration, deps), cursor);
  return {
    deliveries: untold.map(({ caseId, effectId, gsi1sk, attempts = 0, failure = 'failed', events }) =>
      omitUndefined({
        ...{ caseId, effectId, reference: heads.get(caseId)?.reference, at: gsi1sk, attempts, failure },
        status: statusIn(failure),
        events: events.map(({ type }) => type),
      }),
    ),
    zone: deps.policy.company.zone,
    ...rest,
  };
};

/**
 * Has a system told again of what was given up, by the ids that it had; who asked is kept.
 * Refuses: value-unknown.
 */
export const haveToldAgain = (
  { integration, by, again }: { integration: string; by: string; again: TellAgain },
  deps: Deps,
): Promise<{ count: number; hasMore: boolean }> =>
  tellAgain(deps.table, known(integration, deps), { again, by, at: deps.clock.now() });
