import { personPartition } from '#cases/store/keys.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Invariant, ofEachCaseAtRest, ofEachFile } from './observed.ts';

type Placed = { pk: string; sk: string; gsi1pk?: string; gsi1sk?: string };

/** Whoever of ours has to do something finds it at their desk, and what is done is not there any more. Customers have no list. */
export const tasksLieWithTheirPeople: Invariant = {
  name: 'tasks lie with their people',
  broken: ofEachFile(({ head, tasks }: CaseFile, { stored }) => {
    return tasks.flatMap(({ taskId, status, assignee }) => {
      const item = stored(head.caseId, taskId) as Placed | undefined;
      const lies = item?.gsi1pk && item.gsi1sk ? item.gsi1pk : undefined;
      const wanted = status === 'open' && assignee !== 'customer' ? personPartition(assignee) : undefined;
      if (status === 'planned' || lies === wanted) return [];
      return [`${taskId.slice(37)} is ${status} with ${assignee ?? 'nobody'}, and lies in ${lies ?? 'no list'}`];
    });
  }),
};

const runs = (executions: ReadonlyMap<string, string>, name: string): boolean => executions.get(name) === 'RUNNING';

/** An execution that runs is watched, so that one that stops is found. */
export const executionsAreWatched: Invariant = {
  name: 'executions are watched',
  broken: ofEachCaseAtRest(({ head }, { executions, system: { track } }) => {
    const watched = new Set([...track.watched.values()].map(({ execution }) => execution));
    return [...executions.keys()]
      .filter((name) => name.startsWith(head.caseId) && !/-(settle|consult)/.test(name) && runs(executions, name))
      .filter((name) => !watched.has(name) && !head.mergedInto && !head.closedAt)
      .map((name) => `nobody watches ${name}`);
  }),
};
