import { messagesOfIncident } from '#cases/store/incident-messages.ts';
import { incidentOf } from '#cases/store/incident-of.ts';
import { passCame, passEnds, passesDue } from '#cases/store/incident-passes.ts';
import { membersOf } from '#cases/store/incidents.ts';
import type { IncidentMember } from '#domain/incidents/incident.ts';
import { lastReleased } from '#domain/incidents/message.ts';
import { type IncidentPass, isLeftBehind, pauseAfter } from '#domain/incidents/pass.ts';
import { classify } from '#platform/lambda-handler.ts';
import { log } from '#platform/log.ts';
import { bringUpToDate, type IncidentNow } from './bring-up-to-date.ts';
import type { IncidentMembersDeps } from './deps.ts';

/** Cases that are read at once; how far a pass has come is kept after each page. */
const PAGE = 50;
/** So many cases are changed at once. */
const AT_ONCE = 8;
/** So much time is left over for the page that was begun. */
const RESERVE_MS = 20_000;

/** One that cannot be looked at holds up no other. @returns whether all could be */
const lookAtPage = async (members: IncidentMember[], now: IncidentNow, deps: IncidentMembersDeps): Promise<boolean> => {
  const left = [...members];
  let isWhole = true;
  const work = async (): Promise<void> => {
    for (let member = left.shift(); member; member = left.shift()) {
      const { caseId } = member;
      await bringUpToDate(member, now, deps).catch((error: unknown) => {
        isWhole = false;
        const { name, message } = classify(error);
        log('error', 'case of an incident not looked at', { caseId, error: name, cause: message });
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return isWhole;
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

/** Goes through the cases of an incident from where the last run stopped. @returns whether there was time for all of them */
const goThrough = async (
  begun: IncidentPass,
  deps: IncidentMembersDeps,
  remainingMs: () => number,
): Promise<boolean> => {
  const { table, clock } = deps;
  const { incidentId } = begun;
  const incident = await incidentOf(table, incidentId);
  const message = lastReleased(await messagesOfIncident(table, incidentId));
  let pass = begun;
  while (incident) {
    if (remainingMs() < RESERVE_MS) return false;
    const members = await membersOf(table, incidentId, { limit: PAGE, ...(pass.after && { after: pass.after }) });
    const isWhole = await lookAtPage(members, { incident, message }, deps);
    const seen: IncidentPass = isWhole ? pass : { ...pass, failed: true };
    const last = members.length < PAGE ? undefined : members.at(-1)?.caseId;
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
 * Has the cases of confirmed incidents join them, and sends their customers what all are told. Called every minute; each run is
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
