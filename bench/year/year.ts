import { type Chance, chanceOf } from './chance.ts';
import type { Received, YearEvent } from './event.ts';
import { caseIdAt, madeCase, TOPICS, type Topic } from './made-case.ts';
import { outcomesOf } from './outcomes.ts';
import { insistent, type PlantedIncident, plantedActions, plantedIncidents, viralDay } from './planted.ts';
import { DAYS, HOUR_MS, seasonsAt, YEAR_BEGINS } from './seasons.ts';

/** How big the company is: so many complaints come in a year, beside those of what was planted. */
export type YearSize = { seed: number; complaints: number };

/** The complaints of what was planted, by its id. */
export type Truths = ReadonlyMap<PlantedIncident['id'], readonly Received[]>;

/** A simulated year: what happened in order of time, and which complaints are of what was planted. */
export type Year = { events: readonly YearEvent[]; truths: Truths };

const topics = Object.keys(TOPICS) as Topic[];
const ALL_WEIGHTS = Object.values(TOPICS).reduce<number>((sum, weight) => sum + weight, 0);
/** Customers who write again within some hours in place of waiting, and open a second case. */
const WRITES_AGAIN = 0.04;

const isViral = (at: number): boolean => at >= Date.parse(viralDay.from) && at < Date.parse(viralDay.to);

/** A complaint that a corrective action keeps from coming in. */
const isPrevented = (chance: Chance, { at, topic, product }: Received): boolean =>
  plantedActions.some(
    (action) => action.at <= at && action.topic === topic && action.product === product && !chance.chance(action.keeps),
  );

/** What a year is drawn with: how big it is, and how many customers there are. */
type Drawn = { chance: Chance; size: YearSize; pool: number };

const ordinaryHour = ({ chance, size, pool }: Drawn, at: number): Received[] => {
  const season = seasonsAt(at);
  const viral = isViral(at);
  return topics.flatMap((topic) => {
    const perHour = (size.complaints / (DAYS * 24)) * (TOPICS[topic] / ALL_WEIGHTS) * season(topic);
    const came = chance.poisson(perHour * (viral ? viralDay.times : 1));
    return Array.from({ length: came }, () => {
      const isOfDay = viral && chance.chance(1 - 1 / viralDay.times);
      const given = { topic, pool, ...(isOfDay && { says: 'viral', publicly: 0.55 }) };
      return madeCase(chance, at + chance.int(HOUR_MS), given);
    }).filter((received) => !isPrevented(chance, received));
  });
};

const again = (chance: Chance, received: Received, at: number): Received => ({
  ...received,
  at: new Date(at).toISOString(),
  caseId: caseIdAt(chance, at),
});

const plantedOf = ({ chance, pool }: Drawn, incident: PlantedIncident): Received[] => {
  const { id, about, beginsAt, customers, shape, lastsMs } = incident;
  const begin = Date.parse(beginsAt);
  return Array.from({ length: customers }, (_, number) => {
    const share = shape === 'burst' ? Math.min(0.999, chance.wait(0.25)) : chance.share();
    const at = Math.floor(begin + share * lastsMs);
    const given = { ...about, topic: about.topic as Topic, says: id, customer: `customer-${pool + number}`, pool };
    return madeCase(chance, at, given);
  });
};

const insistentCases = ({ chance, pool }: Drawn): Received[] =>
  Array.from({ length: insistent.cases }, (_, number) =>
    madeCase(chance, Date.parse(insistent.from) + number * insistent.everyMs, {
      ...{ topic: insistent.topic as Topic, customer: `customer-${pool - 1}`, place: 'ES-M', channel: 'web', pool },
    }),
  );

const inOrder = (events: YearEvent[]): YearEvent[] => events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/**
 * A year of a company, with truths planted in it (bench/year/planted.ts): the same seed gives the same year. Some events fall after its
 * end, since what came in late ends late.
 */
export const yearOf = (size: YearSize): Year => {
  const pool = Math.max(200, Math.round(size.complaints * 0.6));
  const begin = Date.parse(YEAR_BEGINS);
  const chance = chanceOf(size.seed);
  const drawn = { chance, size, pool };
  const ordinary = Array.from({ length: DAYS * 24 }, (_, hour) => ordinaryHour(drawn, begin + hour * HOUR_MS)).flat();
  const impatient = ordinary
    .filter(() => chance.chance(WRITES_AGAIN))
    .map((one) => again(chance, one, Date.parse(one.at) + chance.int(6 * HOUR_MS)));
  const truths = new Map(plantedIncidents.map((incident) => [incident.id, plantedOf(drawn, incident)] as const));
  const received = [...ordinary, ...impatient, ...[...truths.values()].flat(), ...insistentCases(drawn)];
  const events = received.flatMap((one): YearEvent[] => [
    one,
    ...outcomesOf(chance, one, (at) => again(chance, one, at)),
  ]);
  const actions = plantedActions.map(
    ({ actionId, topic, product, at }): YearEvent => ({ type: 'action', at, actionId, topic, product }),
  );
  return { events: inOrder([...events, ...actions]), truths };
};
