import { affectedOf } from '#cases/store/affected.ts';
import { messagesOfIncident } from '#cases/store/incident-messages.ts';
import { incidentOf } from '#cases/store/incident-of.ts';
import { passCame, passEnds, passesDue } from '#cases/store/incident-passes.ts';
import { membersOf } from '#cases/store/incidents.ts';
import { lastReleased } from '#domain/incidents/message.ts';
import { type IncidentPass, isLeftBehind, pauseAfter } from '#domain/incidents/pass.ts';
import { classify } from '#platform/lambda-handler.ts';
import { log } from '#platform/log.ts';
import { bringUpToDate, type IncidentNow } from './bring-up-to-date.ts';
import type { IncidentMembersDeps } from './deps.ts';
import { writeToAffected } from './write-to-affected.ts';

/** Cases that are read at once; how far a pass has come is kept after each page. */
const PAGE = 50;
/** So many cases are changed at once. */
const AT_ONCE = 8;
/** So much time is left over for the page that was begun. */
const RESERVE_MS = 20_000;

/** What a pass goes through: its id, how it is looked at, and what of it may be logged. */
type Place = { id: string; about: { caseId?: string }; look: () => Promise<void> };
/** A page of them, behind one of them. */
type Reader = (after: string | undefined) => Promise<Place[]>;

/** One that cannot be looked at holds up no other. @returns whether all could be */
const lookAtPage = async (places: Place[]): Promise<boolean> => {
  const left = [...places];
  let isWhole = true;
  const work = async (): Promise<void> => {
    for (let place = left.shift(); place; place = left.shift()) {
      const { about, look } = place;
      await look().catch((error: unknown) => {
        isWhole = false;
        const { name, message } = classify(error);
        log('error', 'case of an incident not looked at', { ...about, error: name, cause: message });
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return isWhole;
};

const readerOf = async ({ incidentId, of }: IncidentPass, deps: IncidentMembersDeps): Promise<Reader | undefined> => {
  const { table } = deps;
  const incident = await incidentOf(table, incidentId);
  if (!incident) return undefined;
  const now: IncidentNow = { incident, message: lastReleased(await messagesOfIncident(table, incidentId), of) };
  const range = (after: string | undefined) => ({ limit: PAGE, ...(after && { after }) });
  if (of === 'affected')
    return async (after) =>
      (await affectedOf(table, incidentId, range(after))).map((customer) => ({
        ...{ id: customer.id, about: {}, look: () => writeToAffected(customer, now, deps) },
      }));
  return async (after) =>
    (await membersOf(table, incidentId, range(after))).map((member) => ({
      ...{ id: member.caseId, about: { caseId: member.caseId }, look: () => bringUpToDate(member, now, deps) },
    }));
};

/** The pass after a page, or after its last one where it has to begin again; undefined once it is over. */
const passAfter = (
  pass: IncidentPass,
  last: string | undefined,
  clock: IncidentMembersDeps['clock'],
): IncidentPass | undefined => {
  if (last !== undefined) return { ...pass, after: last };
  if (!pass.failed) return undefined;
  const { after: _, failed: __, ...again } = pass;
  const rounds = pass.rounds + 1;
  const pause = pauseAfter({ rounds });
  return pause === undefined ? undefined : { ...again, rounds, dueAt: clock.after(clock.now(), pause) };
};

/** Cases could not be looked at in one round after another: an alarm rings at the end of each. */
const reportLeftBehind = ({ incidentId, rounds, failed }: IncidentPass, last: string | undefined): void => {
  const attempts = rounds + 1;
  if (failed && last === undefined && isLeftBehind({ rounds: attempts }))
    log('error', 'effect given up', { effect: 'incident-pass', incidentId, attempts });
};

/** Goes through the cases of an incident, or the customers whom it affects, from where the last run stopped. @returns whether there was time for all of them */
const goThrough = async (
  begun: IncidentPass,
  deps: IncidentMembersDeps,
  remainingMs: () => number,
): Promise<boolean> => {
  const { table, clock } = deps;
  const read = await readerOf(begun, deps);
  let pass = begun;
  while (read) {
    if (remainingMs() < RESERVE_MS) return false;
    const places = await read(pass.after);
    const isWhole = await lookAtPage(places);
    const seen: IncidentPass = isWhole ? pass : { ...pass, failed: true };
    const last = places.length < PAGE ? undefined : places.at(-1)?.id;
    reportLeftBehind(seen, last);
    const next = passAfter(seen, last, clock);
    if (!next) break;
    // Whoever asked for it anew has it begin again: the rest is theirs.
    if (!(await passCame(table, pass, next)) || next.after === undefined) return true;
    pass = next;
  }
  await passEnds(table, pass);
  return true;
};

/**
 * Has the cases of confirmed incidents join them, sends their customers what all are told, and writes to those who are affected. Called every minute; each run is
 * bounded, and what it leaves is first in the next one.
 * @param remainingMs what is left of the run, in milliseconds; without limit if not given
 */
export const lookAtIncidents = async (
  deps: IncidentMembersDeps,
  remainingMs: () => number = () => Number.POSITIVE_INFINITY,
): Promise<void> => {
  for (const pass of await passesDue(deps.table, deps.clock.now()))
    if (!(await goThrough(pass, deps, remainingMs))) return log('warn', 'cases of incidents wait', {});
};
