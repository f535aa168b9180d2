import { casesOfTasks } from '#cases/store/changes.ts';
import { casesOfOwner } from '#cases/store/owned.ts';
import { channels } from '#channels/names.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { announceOwner } from '#domain/messages/owner-changed.ts';
import { dayOf, workMeanwhile } from '#domain/people/directory.ts';
import { passOnFromAbsent } from '#domain/people/pass-on.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { classify } from '#platform/lambda-handler.ts';
import { log } from '#platform/log.ts';
import { inOneRun } from '#platform/run.ts';
import type { IncidentMembersDeps } from './deps.ts';

/** `deskUrl`: where staff find the desk; for notices. */
export type AbsenceDeps = Omit<IncidentMembersDeps, 'send'> & { deskUrl: string };

type Away = { person: string; work: 'tasks' | 'cases' };

/** So much time is left over for what the function does besides. */
const RESERVE_MS = 30_000;

/** What goes on to others, and the customer hears of a new owner. */
const passedOn = (
  context: CaseContext<AbsenceDeps>,
  { person, work }: Away,
  trackingUrl: string,
): Change | undefined => {
  const { file, at, deps } = context;
  const part = passOnFromAbsent(context, person, work);
  if (!part.events?.length) return undefined;
  const { owner } = part.set ?? {};
  const after = { ...file, head: { ...file.head, ...part.set } };
  return combine(
    part,
    owner !== undefined && announceOwner({ file: after, at, deps: { ...deps, channels } }, owner, trackingUrl),
  );
};

const passOnCase = async (caseId: string, away: Away, deps: AbsenceDeps): Promise<void> => {
  const own = await underPolicyOf(deps, caseId);
  const at = deps.clock.now();
  const head = await own.cases.head(caseId);
  if (!head) return;
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  await own.cases.change(caseId, at, (file) => passedOn({ file, at, deps: own }, away, trackingUrl));
};

/** The cases that somebody has work in; where these go as well, a page of those they own. */
const casesOf = async ({ person, work }: Away, { table }: AbsenceDeps): Promise<Set<string>> => {
  const ids = await casesOfTasks(table, person);
  if (work === 'cases')
    for (const { caseId } of (await casesOfOwner(table, { owner: person, state: 'open' })).cases) ids.add(caseId);
  return ids;
};

/**
 * Work of people who are away goes to whoever stands in for them, where the policy or the absence says so. Called every minute:
 * what it finds follows from how things are, so that an absence that was entered late, or a run that failed, needs nothing more. What
 * nobody else can take stays, and is looked at again. One case that fails holds up no other.
 * @param remainingMs what is left of the run, in milliseconds
 */
export const passOnOfAbsent = async (
  deps: AbsenceDeps,
  remainingMs: () => number = () => Number.POSITIVE_INFINITY,
): Promise<void> => {
  const { policy, clock } = deps;
  const day = dayOf(policy, clock.now());
  for (const person of policy.people) {
    const work = workMeanwhile(policy, person, day);
    if (work === undefined || work === 'keep') continue;
    const away = { person: person.id, work };
    for (const caseId of await casesOf(away, deps)) {
      if (remainingMs() < RESERVE_MS) return log('warn', 'work of who is away is left for the next run', {});
      await inOneRun(() => passOnCase(caseId, away, deps)).catch((error: unknown) => {
        const { name, message } = classify(error);
        log('error', 'work of who is away not passed on', { caseId, error: name, cause: message });
      });
    }
  }
};
