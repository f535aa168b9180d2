import { addEffects } from '#cases/store/outbox.ts';
import type { Table } from '#cases/store/table.ts';
import { callOut } from '#functions/outgoing/call-out.ts';
import { aYear, factOfDay } from '#test/functions/figures/a-year.ts';
import { aWebhookSecret } from '#test/support/carries-out.ts';
import { policy } from '#test/support/policy.ts';
import type { Cast } from '../cast.ts';
import type { InMemoryAmends } from '../in-memory-amends.ts';
import type { AmendsOptions } from '../in-memory-options.ts';
import { actionLongDone } from './corrective-actions.ts';
import { LOOKED_AT, sameEveryTime, told } from './demo-cases.ts';
import { incidentCases } from './incident-cases.ts';
import { rareStories } from './rare-stories.ts';
import { staffChanges } from './staff-changes.ts';

/** After so many failures nothing is tried again until a person has looked. */
const ATTEMPTS = 9;

/** Of the demo company, with little money left and little patience for many messages. */
export const rarely = (): AmendsOptions => {
  const [care, ...others] = policy.budgets.teams;
  if (!care) throw new Error('No team has a budget');
  return {
    ...sameEveryTime(),
    policy: {
      ...policy,
      integrations: policy.integrations.map((one) => ({ ...one, events: 'all' as const })),
      limits: { ...policy.limits, messagesADay: { ofChannel: 4, ofCase: 5 } },
      budgets: { ...policy.budgets, teams: [{ ...care, total: 30_000 }, ...others], mayExceed: ['sofia'] },
    },
  };
};

export type RareName = keyof ReturnType<typeof rareStories>;
export type RareCases = Record<RareName, Cast> & {
  /** Ids of failures that many complain about. */
  incidents: Awaited<ReturnType<typeof incidentCases>>;
};

/** A system of the company answers to nothing that it is told of a case, until it is given up. */
const isUntold = async (amends: InMemoryAmends, { caseId }: Cast): Promise<void> => {
  const after = 'untold';
  const [table, at] = [amends.memory, amends.now()];
  const events = [{ seq: 1, type: 'complaint-received' as const }];
  await addEffects(table, { caseId, after, at }, [{ effect: 'notify', integration: 'refunds', events }]);
  const deps = {
    ...amends.deps,
    keysOf: async () => ({ secrets: [aWebhookSecret()] }),
    fetch: async () => new Response(null, { status: 503 }),
    random: () => 0.5,
    firstPauseMs: 0,
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) await callOut({ caseId, effectId: `${after}-1` }, deps);
};

/**
 * The figures of a year: some topics with many cases, and one with few, of which nothing is concluded. Who wrote in Catalan agreed less
 * often than who wrote in Spanish of the same.
 */
const figuresOfAYear = (table: Table): Promise<Table> => {
  const ended = { received: 1, ended: 1, rated: 1, scores: 4, 'cost-EUR': 1250, 'timer-answer': 1, concessions: 1 };
  const agreed = { ...ended, agreed: 1, satisfied: 1 };
  const spanish = { language: 'es', country: 'ES' };
  const topics = [
    { topic: 'delivery', add: agreed, ...spanish },
    { topic: 'billing', add: agreed, ...spanish },
    { topic: 'billing', add: ended, language: 'ca', country: 'ES' },
    { topic: 'service', add: { received: 1, reopened: 1, 'timer-answer': 1, 'timer-answer-late': 1 } },
  ];
  return aYear(
    (day) => {
      const few = day.endsWith('-02') ? [factOfDay(day, 9, { topic: 'privacy', add: agreed })] : [];
      return [
        ...topics.map(({ topic, add, ...who }, number) => ({ ...factOfDay(day, number, { topic, add }), ...who })),
        ...few,
      ];
    },
    { months: true, table, at: LOOKED_AT },
  );
};

/** Fills Amends with cases as they seldom are. */
export const rareCases = async (amends: InMemoryAmends): Promise<RareCases> => {
  const cases = await told(amends, rareStories(amends));
  const incidents = await incidentCases(amends, {
    dark: [cases.inTheDark, cases.inTheDarkToo, cases.late],
    alike: [cases.differ, cases.third],
  });
  await amends.pass(LOOKED_AT);
  await figuresOfAYear(amends.deps.table);
  await actionLongDone(amends.deps.table);
  await staffChanges(amends);
  for (const story of [cases.broken, cases.stalled]) await isUntold(amends, story);
  return { ...cases, incidents };
};
