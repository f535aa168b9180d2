import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf, isAtWork, isAway, personOf } from '#domain/people/directory.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import { type Invariant, type Observed, remembering } from './observed.ts';

/** How much everybody had to do when it was looked at last, and which cases had an owner then. */
const before = remembering<number>();
const known = remembering<true>();

const openOf = (files: readonly CaseFile[]): Map<string, number> => {
  const open = new Map<string, number>();
  for (const { tasks } of files)
    for (const { status, assignee } of tasks)
      if (status === 'open' && assignee) open.set(assignee, (open.get(assignee) ?? 0) + 1);
  return open;
};

/** Those whom a case suits as well as its owner: who own cases, speak its language, take its topic, are there and at work as much. */
const peersOf = (file: CaseFile, { owner, at }: { owner: string; at: string }, { system }: Observed): string[] => {
  const { policy } = system.amends.deps;
  const { language, replyLanguage, topic = '' } = file.head;
  const concerned = concernedIn(policy, file);
  const suits = (one: Person) =>
    [
      ...[one.languages.includes(language), one.languages.includes(replyLanguage)],
      ...[one.topics.includes(topic), one.topics.length, isAtWork(policy, one, at)],
    ].join();
  const wanted = suits(personOf(policy, owner));
  return policy.people
    .filter(({ id, roles }) => id !== owner && roles.includes('owner') && !concerned.includes(id))
    .filter((one) => !isAway(one, dayOf(policy, at)) && suits(one) === wanted)
    .map(({ id }) => id);
};

/** Of those whom a case suits as well whoever has least to do owns it, as far as can be told after the step in which it was given out. */
export const leastBusyOwns: Invariant = {
  name: 'whoever has least to do owns it',
  broken: (observed) => {
    const [had, owned] = [before(observed), known(observed)];
    const has = openOf(observed.files);
    const broken = observed.files.flatMap((file) => {
      const { caseId, owner, cycle, reference } = file.head;
      const [first] = eventsOf(file.events, 'owned');
      if (!first || owned.has(caseId)) return [];
      owned.set(caseId, true);
      // Where the index gives a key or two at once nobody has more to do than that.
      if (
        cycle > 1 ||
        !observed.system.hasWholePages() ||
        first.data.owner !== owner ||
        !first.data.reasons.some(({ code }) => code === 'load')
      )
        return [];
      // What was opened or done in the same step may have counted, or not.
      const least = Math.min(had.get(owner) ?? 0, (has.get(owner) ?? 0) - 1);
      return peersOf(file, { owner, at: first.at }, observed)
        .filter((id) => Math.max(had.get(id) ?? 0, has.get(id) ?? 0) < least)
        .map((id) => `${reference} is ${owner}'s, who had ${least} to do, and ${id} had less`);
    });
    had.clear();
    for (const [id, count] of has) had.set(id, count);
    return broken;
  },
};
