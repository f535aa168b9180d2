import type { CaseFile } from '#domain/case/case-file.ts';
import { type Invariant, type Observed, ofEachCaseAtRest, ofEachFile, remembering } from './observed.ts';

/** Since which event a case was seen to be about somebody, by case. */
const since = remembering<number>();

const noted = ({ head }: CaseFile, observed: Observed): Map<string, number> => {
  const known = since(observed);
  for (const [id, concern] of Object.entries(head.concerned ?? {})) {
    const key = `${head.caseId} ${id}`;
    if (concern === 'cleared') known.delete(key);
    else if (!known.has(key)) known.set(key, head.seq);
  }
  return known;
};

/** Whoever a case is about does nothing in it, from when it was seen to be about them; unless it is about everybody who could. */
export const nobodyExcludedActs: Invariant = {
  name: 'nobody acts on a case about themselves',
  broken: ofEachFile((file, observed) => {
    const known = noted(file, observed);
    const { head, events } = file;
    const leads = observed.policy.people.filter(
      ({ roles }) => roles.includes('supervisor') || roles.includes('approver'),
    );
    if (leads.every(({ id }) => known.has(`${head.caseId} ${id}`))) return [];
    return events
      .filter(
        // What all are told is released for all, and not for one case.
        ({ actor, seq, type }) =>
          type !== 'incident-told' &&
          actor.kind === 'person' &&
          seq > (known.get(`${head.caseId} ${actor.id}`) ?? Number.POSITIVE_INFINITY),
      )
      .map(({ type, actor, seq }) => `${JSON.stringify(actor)} did ${type} (${seq}) in a case about them`);
  }),
};

/** Whoever a case is about is not asked for anything in it either, as long as there is somebody else to ask. */
export const nobodyExcludedIsAsked: Invariant = {
  name: 'nobody is asked in a case about themselves',
  broken: ofEachCaseAtRest(({ head, tasks }, { policy }) => {
    const isAbout = (id: string) => (head.concerned?.[id] ?? 'cleared') !== 'cleared';
    const leads = policy.people.filter(({ roles }) => roles.includes('supervisor') || roles.includes('approver'));
    if (leads.every(({ id }) => isAbout(id))) return [];
    return tasks
      .filter(({ status, assignee }) => status === 'open' && assignee !== undefined && isAbout(assignee))
      .map(({ taskId, assignee }) => `${assignee} is asked for ${taskId.slice(37)} in a case about them`);
  }),
};

/** What somebody decides they were asked for, or do in place of whoever was: it lies open then, and is decided once. */
export const decidedOnce: Invariant = {
  name: 'a task is decided once',
  broken: ofEachFile(({ tasks }) =>
    tasks
      .filter(({ status, decidedAt, decidedBy }) => status === 'decided' && (!decidedAt || !decidedBy))
      .map(({ taskId }) => `${taskId.slice(37)} is decided by nobody`),
  ),
};
