import { recordNotice, type SubscriptionState, subscriptionState } from '#cases/store/subscription-state.ts';
import { countUntold } from '#cases/store/subscriptions.ts';
import type { Table } from '#cases/store/table.ts';
import { type TeamMailer, writeTo } from '#channels/email/team-mail.ts';
import { contactOf } from '#domain/people/directory.ts';
import type { Integration } from '#domain/policy/schema/integrations.ts';
import { type Clock, formatInstant, type Instant, instantAfter } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { log } from '#platform/log.ts';

/** What is read and who is written to. */
export type SubscriptionDeps = TeamMailer & { table: Table; clock: Clock };

const DAY_MS = 24 * 60 * 60 * 1000;
/** What is counted up to. */
const MOST_COUNTED = 1000;

/** What somebody has to be told of a system: that it cannot be told of events, or that it can again. */
export type Notice = 'failing' | 'works';

/** What is to be said of a system now. While it fails that is said once a day, however often it goes to and fro. */
export const noticeDue = ({ failingSince, workedAt, toldAt }: SubscriptionState, now: Instant): Notice | undefined => {
  if (failingSince === undefined) return undefined;
  if (workedAt !== undefined && toldAt !== undefined && toldAt >= failingSince) return 'works';
  return toldAt === undefined || toldAt <= instantAfter(now, -DAY_MS) ? 'failing' : undefined;
};

const WORDS = {
  es: { since: 'Sin respuesta desde', last: 'Última respuesta', waiting: 'Guardado' },
  en: { since: 'Without an answer since', last: 'Last answer', waiting: 'Kept' },
};

const tell = async (
  integration: Integration,
  { notice, state }: { notice: Notice; state: SubscriptionState },
  deps: SubscriptionDeps,
) => {
  const { table, clock, policy } = deps;
  const { id } = integration;
  const at = clock.now();
  const to = contactOf(integration, policy, at);
  const waiting = await countUntold(table, id, MOST_COUNTED);
  const rows = (language: ReplyLanguage): string => {
    const say = WORDS[language];
    return [
      `- ${say.since}: ${formatInstant(state.failingSince ?? at, language, policy.company.zone)}`,
      `- ${say.last}: ${state.failure ?? '-'}`,
      `- ${say.waiting}: ${waiting}${waiting >= MOST_COUNTED ? '+' : ''}`,
    ].join('\n');
  };
  log('warn', 'subscription notice', { integration: id, notice, waiting });
  if (to !== undefined)
    await writeTo(
      to,
      {
        template: notice === 'failing' ? 'staff-untold' : 'staff-told-again',
        screen: '/s?list=untold',
        values: (language) => ({ integration: id, rows: rows(language) }),
      },
      deps,
    );
  const isOver = state.workedAt !== undefined;
  await recordNotice(table, id, { at, isOver, state });
};

/**
 * Writes to whoever the policy names, or the supervisor on duty, about systems that cannot be told of events: one mail for all that was
 * given up, once a day while it lasts, and one when it works again. Called every few minutes; it reads one item for each system.
 */
export const tellOfSubscriptions = async (deps: SubscriptionDeps): Promise<void> => {
  for (const integration of deps.policy.integrations) {
    const state = await subscriptionState(deps.table, integration.id);
    const notice = noticeDue(state, deps.clock.now());
    if (notice) await tell(integration, { notice, state }, deps);
  }
};
