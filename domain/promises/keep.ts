import type { Actor } from '../case/actor.ts';
import type { CaseContext } from '../case/case-file.ts';
import { type ChangePart, combine, textItem } from '../case/change.ts';
import type { Commitment } from '../case/settlement.ts';
import type { Task } from '../case/task.ts';
import type { Policy } from '../policy/policy.ts';
import type { ProofKind } from '../policy/schema/promises.ts';
import { decided } from '../tasks/decide.ts';
import { withPromise } from './broken.ts';
import { talliesOfKept } from './kept-tallies.ts';
import { counted } from './tally.ts';

/** Who says that a promise was kept, and what proves it. */
export type KeptBy = { actor: Actor; by: string; proof: { text: string; kinds: ProofKind[] } };

/** A promise was kept, and is proved: its task is over, it is counted, and follow-up goes on. */
export const keepPromise = (
  { file, at, deps: { policy } }: CaseContext<{ policy: Policy }>,
  { task, commitment }: { task: Task; commitment: Commitment },
  { actor, by, proof: { text, kinds } }: KeptBy,
): ChangePart => {
  const { cycle, taskId, subject } = task;
  const { index, dueAt } = commitment;
  const proofTextId = `proof-${cycle}-${subject}`;
  const isWorded = kinds.every((kind) => kind === 'words');
  return combine(
    {
      events: [
        {
          type: 'promise-kept',
          actor,
          data: {
            ...{ cycle, taskId, index, proofTextId, proof: kinds },
            ...(at > dueAt && { late: true as const }),
          },
        },
      ],
      items: [
        decided(task, { by, at }),
        textItem(proofTextId, text),
        ...withPromise(file, { cycle, commitment: { ...commitment, kept: true, proofTextId } }),
      ],
      effects: [{ effect: 'resume', taskId }],
    },
    counted(policy, file.head, [{ commitment, add: talliesOfKept(commitment, { at, isWorded }) }]),
  );
};
