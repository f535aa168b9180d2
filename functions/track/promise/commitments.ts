import type { CaseFile } from '#domain/case/case-file.ts';
import type { Commitment } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';

/** A commitment, the task that sees to it, and whether it is kept: a task that was decided says so before the agreement does. */
type TrackedCommitment = { commitment: Commitment; task: Task | undefined; isKept: boolean };

/** What we have committed ourselves to: all of the agreement there is now, and what is still owed of those before a reopening. */
export const commitmentsOf = ({
  head,
  agreements,
  tasks,
}: Pick<CaseFile, 'head' | 'agreements' | 'tasks'>): TrackedCommitment[] =>
  agreements.flatMap(({ cycle, commitments }) =>
    commitments.flatMap((commitment) => {
      const task = tasks.find(
        (one) => one.kind === 'promise' && one.cycle === cycle && one.subject === String(commitment.index),
      );
      const isShown = cycle === head.cycle || task?.status === 'open';
      return isShown ? [{ commitment, task, isKept: commitment.kept === true || task?.status === 'decided' }] : [];
    }),
  );
