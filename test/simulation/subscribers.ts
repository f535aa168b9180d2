import type { Policy } from '#domain/policy/policy.ts';
import { numberOf, randomOf } from './random.ts';

type Integration = Policy['integrations'][number];

const subscriber = (id: string, events: NonNullable<Integration['events']>): Integration => ({
  ...{ id, events, url: `https://${id}.lumbre.example/amends`, timeout: 'PT5S', needs: [], confirms: 'P2D' },
});

/** Systems of the company that are told of what happens: one of everything, and one of a little. */
export const subscribers: readonly Integration[] = [
  subscriber('archive', 'all'),
  subscriber('billing', ['acknowledged', 'offered', 'agreed', 'answered', 'promise-kept', 'concluded', 'reopened']),
];

/** What such a system answers; or the connection breaks after it took it. Of one that is away nothing else comes. */
const answers = [200, 202, 204, 204, 204, 204, 204, 204, 204, 500, 503, 'breaks'] as const;
const answersAway = [500, 503, 503, 'breaks'] as const;
/** For so many posts a system is away, by the run: whoever tells it gives up what it tried so often that a person has to look. */
const AWAY = [0, 0, 0, 30, 60] as const;
/** How often one refuses for good what it is told: somebody changed its address, or its secret. */
const REFUSES = 0.02;

/** What was told to whom, by `system case sequence`. */
const keyOf = (id: string, { caseId, sequence }: Record<string, unknown>): string => `${id} ${caseId} ${sequence}`;

/** The company's systems that are told of events, as whoever tells them fears them. */
export const listening = (salt: number) => {
  const heard = new Set<string>();
  const lastTaken = new Map<string, string>();
  const posts = new Map<string, number>();
  return {
    /** Whether a system has taken an event. */
    hasHeard: (id: string, caseId: string, sequence: number): boolean => heard.has(keyOf(id, { caseId, sequence })),
    /** When a system took something last. */
    lastTaken,
    /** @returns the status of the answer; undefined where the connection breaks before it */
    takes: (id: string, data: Record<string, unknown>, now: string): number | undefined => {
      const count = (posts.get(id) ?? 0) + 1;
      posts.set(id, count);
      const random = randomOf(numberOf(`${salt} ${id} ${count}`));
      if (random.chance(REFUSES)) return 410;
      const isAway = count <= randomOf(numberOf(`${salt} ${id}`)).oneOf<number>(AWAY);
      const answer = random.oneOf<number | 'breaks'>(isAway ? answersAway : answers);
      const isTaken = answer === 'breaks' ? !isAway : answer < 300;
      if (isTaken) heard.add(keyOf(id, data));
      if (isTaken && answer !== 'breaks') lastTaken.set(id, now);
      return answer === 'breaks' ? undefined : answer;
    },
  };
};
