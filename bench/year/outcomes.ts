import type { Cause } from '#domain/vocabulary.ts';
import type { Chance } from './chance.ts';
import type { Received, YearEvent } from './event.ts';
import { betterRemedy } from './planted.ts';
import { DAY_MS, HOUR_MS } from './seasons.ts';

const CAUSES: Record<Cause, number> = {
  ...{ 'company-error': 45, misunderstanding: 20, 'third-party': 15, 'customer-use': 10, unfounded: 10 },
};
/** What each kind costs in cents of euros, about. */
const COSTS: Record<string, number> = {
  ...{ refund: 6000, credit: 3000, discount: 4500, 'technical-service': 8000, warranty: 2500, 'named-manager': 500 },
};
const OTHERS = ['technical-service', 'warranty', 'named-manager', 'credit', 'refund'] as const;
const TEAMS = { care: 85, lead: 15 };
const KEPT = 0.93;
const LATE = 0.06;
const ANSWERS_SURVEY = 0.4;

const remedyFor = (chance: Chance, { topic }: Received, cause: Cause): string =>
  (topic === betterRemedy.topic && cause === betterRemedy.cause
    ? chance.pick(betterRemedy.remedies)
    : chance.pick(OTHERS)) ?? OTHERS[0];

/** How likely the customer is content, and how likely the same comes back. */
const oddsOf = ({ topic }: Received, cause: Cause, remedy: string): { content: number; back: number } => {
  const { contented, back, best } = betterRemedy;
  if (topic !== betterRemedy.topic || cause !== betterRemedy.cause) return { content: 0.6, back: 0.08 };
  const which = remedy === best ? 'best' : 'otherwise';
  return { content: contented[which], back: back[which] };
};

/**
 * What becomes of a complaint: how it ends, whether its promise is kept, what the customer says, and whether the case is opened again.
 * The same complaint that comes back as a case of its own is given as what came in.
 */
export const outcomesOf = (chance: Chance, received: Received, again: (at: number) => Received): YearEvent[] => {
  const { caseId } = received;
  const cause = chance.weighted(CAUSES);
  const endedAt = Date.parse(received.at) + chance.wait(6 * DAY_MS) + 12 * HOUR_MS;
  const at = (days: number): string => new Date(endedAt + days * DAY_MS).toISOString();
  const isAgreed = cause === 'unfounded' ? chance.chance(0.15) : chance.chance(0.8);
  const remedy = remedyFor(chance, received, cause);
  const { content, back } = oddsOf(received, cause, isAgreed ? remedy : '');
  const isContent = chance.chance(isAgreed ? content : content / 2);
  const events: YearEvent[] = [
    {
      ...{ type: 'ended', at: at(0), caseId, cause, team: chance.weighted(TEAMS) },
      result: isAgreed ? 'agreed' : 'answered',
      remedies: isAgreed ? [remedy] : [],
      cost: isAgreed ? Math.round((COSTS[remedy] ?? 0) * (0.5 + chance.share())) : 0,
      handOvers: chance.chance(0.1) ? 1 : 0,
      firstWordSeconds: Math.round(chance.wait(4 * 3600)),
      isLate: chance.chance(LATE),
    },
  ];
  if (isAgreed) events.push({ type: 'promise', at: at(4), caseId, isKept: chance.chance(KEPT) });
  if (chance.chance(ANSWERS_SURVEY))
    events.push({ type: 'rated', at: at(7), caseId, score: isContent ? 4 + chance.int(2) : 1 + chance.int(3) });
  if (!isContent && chance.chance(0.06)) events.push({ type: 'reopened', at: at(9), caseId });
  if (chance.chance(back)) events.push(again(endedAt + (5 + chance.int(80)) * DAY_MS));
  return events;
};
