import { incidentsThat, membersOf, proposeIncident, proposeMember, recountIncident } from '#cases/store/incidents.ts';
import { arrivedSince, keepObservations, observedSince, pastOf, redactedText } from '#cases/store/observations.ts';
import type { Table } from '#cases/store/table.ts';
import { joinsByPolicy } from '#domain/incidents/by-policy.ts';
import { DETECTION, type Incident } from '#domain/incidents/incident.ts';
import { type KnownIncident, look, type WithCases } from '#domain/incidents/look.ts';
import { newPass } from '#domain/incidents/pass.ts';
import { sharedWords } from '#domain/incidents/shared-words.ts';
import { isOfWords } from '#domain/incidents/traits.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { log } from '#platform/log.ts';
import { addListed } from './add-listed.ts';
import { observe } from './observe.ts';
import { type TellDeps, tellOfIncidents } from './tell.ts';

const HOUR_MS = 3_600_000;
/** Cases that come into the index so late are still looked at. */
const LATE_MS = 3 * HOUR_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;
/** Of an incident with more cases, those are held to be enough: what is left of it is not proposed anew all the same. */
const MOST_MEMBERS = 1000;
const MOST_ENDED = 20;
/** Texts that are read for the words which the cases of an incident share. */
const MOST_TEXTS = 20;

/** Those that are open, and those that ended within the week: their cases are accounted for. */
const knownIncidents = async (table: Table, now: Instant): Promise<KnownIncident[]> => {
  const ended = await incidentsThat(table, 'ended', MOST_ENDED);
  const recent = ended.filter(
    ({ closed, dismissed }) => ((closed ?? dismissed)?.at ?? '') >= instantAfter(now, -WEEK_MS),
  );
  const incidents = [...(await incidentsThat(table, 'open')), ...recent];
  return Promise.all(
    incidents.map(async (incident) => {
      const members = await membersOf(table, incident.incidentId, { limit: MOST_MEMBERS });
      return { incident, members: new Set(members.map(({ caseId }) => caseId)) };
    }),
  );
};

type FindDeps = TellDeps & { newId: () => string };

/** Cases are put to an incident: to people, but for those that the policy has join. */
const addCases = async (
  { incident, cases }: WithCases,
  now: Instant,
  { table, policy, newId }: FindDeps,
): Promise<void> => {
  const { incidentId } = incident;
  for (const one of cases) {
    const member = { incidentId, caseId: one.caseId, state: 'proposed', at: now, by: DETECTION } as const;
    await (joinsByPolicy(incident, one, policy.incidents)
      ? proposeMember(table, { ...member, byPolicy: true }, newPass(incidentId, { id: newId(), at: now }))
      : proposeMember(table, member));
  }
};

/** What is found by words alone is told by the words that enough customers used. */
const withWords = async (table: Table, { incident, cases }: WithCases, least: number): Promise<Incident> => {
  if (!isOfWords(incident.key)) return incident;
  const texts: string[] = [];
  for (const { caseId } of cases.slice(0, MOST_TEXTS)) texts.push(await redactedText(table, caseId));
  return { ...incident, about: { ...incident.about, words: sharedWords(texts, least) } };
};

const propose = async (found: WithCases, now: Instant, deps: FindDeps): Promise<boolean> => {
  const { table, policy } = deps;
  const incident = await withWords(table, found, policy.incidents.least);
  const isNew = await proposeIncident(table, incident);
  if (isNew) await addCases({ incident, cases: found.cases }, now, deps);
  return isNew;
};

/**
 * Looks every few minutes at the complaints that came in since, and proposes to a supervisor what more customers complain of than the past
 * lets expect. It reads each case once, then what it keeps of them; a run that comes twice, late or not at all does no harm.
 */
export const findIncidents = async (
  _: unknown,
  deps: FindDeps,
): Promise<{ came: number; proposed: number; goOn: number }> => {
  const { table, clock, policy } = deps;
  const now = clock.now();
  const before = await observedSince(table, instantAfter(now, -WEEK_MS), now);
  const seen = new Set(before.map(({ caseId }) => caseId));
  const arrived = await arrivedSince(table, instantAfter(now, -LATE_MS), now);
  const came = await observe(
    arrived.filter((caseId) => !seen.has(caseId)),
    { table, policy, now },
  );
  await addListed(
    table,
    came.map(({ caseId }) => caseId),
    now,
  );
  const observations = [...before, ...came].sort((a, b) => (a.at < b.at ? -1 : 1));
  if (came.length > 0) await keepObservations(table, { came, all: observations, now });
  const [known, past] = await Promise.all([knownIncidents(table, now), pastOf(table, now)]);
  const { found, goesOn } = look({ now, came, observations, known, past, policy: policy.incidents });
  for (const one of goesOn) {
    await recountIncident(table, one.incident);
    await addCases(one, now, deps);
  }
  let proposed = 0;
  for (const one of found) if (await propose(one, now, deps)) proposed++;
  await tellOfIncidents(await incidentsThat(table, 'open'), deps);
  log('info', 'looked for incidents', { came: came.length, proposed, goOn: goesOn.length });
  return { came: came.length, proposed, goOn: goesOn.length };
};
