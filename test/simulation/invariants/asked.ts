import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import { dayOf, isAway, limitOf } from '#domain/people/directory.ts';
import { type Invariant, ofEachCaseAtRest, ofEachFile, remembering } from './observed.ts';

/** Whoever is asked to approve an offer may grant as much, unless it is said that nobody may. */
export const approverMayGrant: Invariant = {
  name: 'whoever is asked may grant it',
  broken: ofEachFile(({ events }, { policy }) =>
    eventsOf(events, 'proposed').flatMap(({ data: { round, approver, cost, lacks } }) => {
      const person = policy.people.find(({ id }) => id === approver);
      return !person || lacks || limitOf(policy, person) >= cost
        ? []
        : [`${approver} is asked to approve round ${round}, which costs ${cost}`];
    }),
  ),
};

const seen = remembering<true>();

/** Whoever is asked although they may not grant it, since nobody else is there: they send it back or hand it over. */
const isLastOne = ({ events }: CaseFile, { taskId }: Task): boolean =>
  eventsOf(events, 'proposed').some(({ data }) => data.taskId === taskId && data.lacks !== undefined);

/** What takes another person is asked of one, when it is asked. */
const OF_ANOTHER: readonly string[] = ['approve', 'second-person'];

export const anotherIsAsked: Invariant = {
  name: 'another person is asked',
  broken: ofEachFile((file, observed) => {
    const known = seen(observed);
    return file.tasks
      .filter(({ kind, status }) => OF_ANOTHER.includes(kind) && (status === 'open' || status === 'planned'))
      .filter(({ taskId, assignee }) => {
        const isNew = !known.has(`${taskId} ${assignee}`);
        known.set(`${taskId} ${assignee}`, true);
        return isNew && assignee !== undefined;
      })
      .filter((task) => idsBarredFrom(task, file).includes(task.assignee ?? '') && !isLastOne(file, task))
      .map(({ taskId, assignee }) => `${assignee} is asked for ${taskId.slice(37)}, and had a part in it`);
  }),
};

/** Who asks for a supervisor is called by one, or by whoever leads what happened to them; as long as one is there. */
export const supervisorCalls: Invariant = {
  name: 'whoever asks for a supervisor is called by one',
  broken: ofEachFile(({ head, events, tasks }, { system, clock }) => {
    const { policy } = system.amends.deps;
    const day = dayOf(policy, clock.now());
    const isThere = policy.people.some(
      (person) =>
        person.roles.includes('supervisor') &&
        person.id !== head.owner &&
        !isAway(person, day) &&
        head.concerned?.[person.id] === undefined,
    );
    if (!isThere) return [];
    return eventsOf(events, 'person-asked').flatMap(({ seq, data: { taskId, supervisor } }) => {
      const task = tasks.find((one) => one.taskId === taskId);
      const hasMoved = events.some(
        (event) => event.seq > seq && 'taskId' in event.data && event.data.taskId === taskId,
      );
      const caller = policy.people.find(({ id }) => id === task?.assignee);
      if (!supervisor || task?.status !== 'open' || hasMoved || !caller) return [];
      return caller.roles.includes('supervisor') || caller.id === head.leader
        ? []
        : [`${caller.id} calls whoever asked for a supervisor`];
    });
  }),
};

/** What was promised, and how the customer found it, is asked beyond the cycle. */
const BEYOND_CYCLE: readonly string[] = ['promise', 'survey'];

/** What is over asks nobody: a case that was merged, and the work of a cycle before. */
export const nothingIsAskedOfWhatIsOver: Invariant = {
  name: 'what is over asks nobody',
  broken: ofEachCaseAtRest(({ head, tasks }) => {
    const open = tasks.filter(({ status }) => status === 'open');
    const isOver = ({ cycle, token, kind }: Task) => cycle < head.cycle && token && !BEYOND_CYCLE.includes(kind);
    const left = head.mergedInto ? open : open.filter(isOver);
    return left.map(({ taskId }) => `${taskId.slice(37)} is asked for, and is over`);
  }),
};
