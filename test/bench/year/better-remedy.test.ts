import { describe, expect, test } from 'vitest';
import type { Counts } from '#domain/figures/fact.ts';
import { measures, measuresOfScore } from '#domain/figures/measures.ts';
import { together } from '#domain/figures/roll-up.ts';
import { FEWEST } from '#domain/figures/share.ts';
import { BACK_WITHIN_DAYS, backMeasure, NOTHING_GIVEN, triedCell } from '#domain/figures/tried.ts';
import { betterRemedy, causesTried, type MonthTried, remediesTried } from '#domain/learning/remedies.ts';
import type { ActionTaken, Ended, Received, YearEvent } from '../../../bench/year/event.ts';
import { betterRemedy as planted } from '../../../bench/year/planted.ts';
import { yearOf } from '../../../bench/year/year.ts';

const DAY_MS = 86_400_000;
const TODAY = '2026-06-30';
const monthOf = (at: string): string => at.slice(0, 7);

type Known = { received: Received; ended?: Ended };

/** What happened after an end, as it is counted. */
const saidBy = (event: YearEvent, { ended }: Known): Counts => {
  switch (event.type) {
    case 'promise':
      return event.isKept ? {} : { [measures.broken]: 1 };
    case 'rated':
      return Object.fromEntries(measuresOfScore(event.score, 5));
    case 'reopened':
      return ended ? { [backMeasure(monthOf(ended.at))]: 1 } : {};
    default:
      return {};
  }
};

/** What the events of a year come to, by topic and month, as the store counts them: one remedy a case, and who is back under the month of their end. */
const triedIn = (events: readonly YearEvent[]): Map<string, MonthTried[]> => {
  const cases = new Map<string, Known>();
  const lastOf = new Map<string, Ended>();
  const sums = new Map<string, Map<string, MonthTried['values'][]>>();
  const add = ({ received, ended }: Known, at: string, counts: Counts): void => {
    if (!ended) return;
    const cell = triedCell({
      cause: ended.cause,
      severity: String(received.severity),
      remedy: ended.remedies[0] ?? NOTHING_GIVEN,
    });
    const ofTopic = sums.get(received.topic) ?? new Map<string, MonthTried['values'][]>();
    sums.set(received.topic, ofTopic);
    ofTopic.set(monthOf(at), [...(ofTopic.get(monthOf(at)) ?? []), { [cell]: counts }]);
  };
  const isBack = (ended: Ended, at: string): boolean =>
    at >= ended.at && Date.parse(at) - Date.parse(ended.at) <= BACK_WITHIN_DAYS * DAY_MS;
  const receive = (event: Received): void => {
    const person = `${event.customer} ${event.topic}`;
    const before = lastOf.get(person);
    const known = before && cases.get(before.caseId);
    if (known && before && isBack(before, event.at)) add(known, event.at, { [backMeasure(monthOf(before.at))]: 1 });
    cases.set(event.caseId, { received: event });
  };
  const end = (known: Known, event: Ended): void => {
    known.ended = event;
    lastOf.set(`${known.received.customer} ${known.received.topic}`, event);
    add(known, event.at, { [measures.ended]: 1, ...(event.result === 'agreed' && { [measures.promises]: 1 }) });
  };
  const follow = (event: Exclude<YearEvent, Received | ActionTaken>): void => {
    const known = cases.get(event.caseId);
    if (known && event.type === 'ended') end(known, event);
    else if (known) add(known, event.at, saidBy(event, known));
  };
  for (const event of events) {
    if (event.type === 'received') receive(event);
    else if (event.type !== 'action') follow(event);
  }
  return new Map(
    [...sums].map(([topic, months]) => [
      topic,
      [...months].map(([period, values]) => ({ period, values: together(values) })),
    ]),
  );
};

describe('what a simulated year says of remedies', () => {
  const years = [1, 2, 3].map((seed) => triedIn(yearOf({ seed, complaints: 12_000 }).events));
  const better = (tried: Map<string, MonthTried[]>) =>
    [...tried].flatMap(([topic, months]) =>
      causesTried(months).flatMap((cause) => {
        const found = betterRemedy(remediesTried(months, { cause }, TODAY));
        return found ? [{ topic, cause, ...found }] : [];
      }),
    );

  test('The remedy that was planted as the better one is found in each, and no other of all causes and topics is called better', () => {
    for (const tried of years) {
      const found = better(tried);
      expect(found.map(({ topic, cause, remedy }) => ({ topic, cause, remedy }))).toEqual([
        { topic: planted.topic, cause: planted.cause, remedy: planted.best },
      ]);
      expect(found[0]?.in).toContain('satisfied');
    }
  });

  test('What is compared is enough to be compared: most causes of most topics have several remedies', () => {
    const [tried = new Map<string, MonthTried[]>()] = years;
    const compared = [...tried].flatMap(([, months]) =>
      causesTried(months).filter(
        (cause) => remediesTried(months, { cause }, TODAY).filter(({ cases }) => cases >= FEWEST).length > 1,
      ),
    );
    expect(compared.length).toBeGreaterThan(20);
  });
});
