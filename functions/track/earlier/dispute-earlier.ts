import { receiveWordsOnPage } from '#cases/inbound-message/receive-words.ts';
import { combine } from '#domain/case/change.ts';
import { askUpdate } from '#domain/promises/update.ts';
import { Refusal } from '#domain/refusal.ts';
import { durationOf } from '#domain/tasks/plan.ts';
import { mayDispute } from '#domain/worth/earlier-dispute.ts';
import type { TrackDeps } from '../contract.ts';
import { isRepeated, keyedId } from '../keyed-id.ts';
import type { EarlierDisputed } from './contract.ts';
import { earlierOf } from './earlier-view.ts';

/**
 * The customer says that what we know of their earlier complaints is not right. Their words are kept, whoever has the case is asked
 * to answer them, and the figures at the desk are marked as disputed until then. Nothing else follows from it.
 *
 * Refuses: nothing-to-correct.
 */
export const disputeEarlier = async (
  { caseId, text, key }: EarlierDisputed & { caseId: string; key: string | undefined },
  deps: TrackDeps,
): Promise<void> => {
  const { cases, clock, policy, table } = deps;
  const at = clock.now();
  const head = await cases.head(caseId);
  const earlier = head ? await earlierOf(table, head) : [];
  const messageId = keyedId(deps.newId(), key);
  await cases.change(caseId, at, (file) => {
    const known = file.messages.map((message) => message.messageId);
    if (isRepeated(known, key)) return undefined;
    if (earlier.length === 0 || !mayDispute(file)) throw new Refusal('nothing-to-correct');
    const context = { file, at, deps };
    const dueAt = clock.after(at, durationOf({ kind: 'update', priority: false }, policy));
    const asked = askUpdate(context, { subject: 'earlier', dueAt });
    const taskId = asked.items?.flatMap((item) => (item.kind === 'task' ? item.task.taskId : []))[0];
    return combine(
      asked,
      taskId !== undefined && {
        events: [
          {
            type: 'earlier-disputed',
            actor: { kind: 'customer' },
            data: { taskId, messageId, cases: earlier.length },
          },
        ],
      },
      // The task tells its owner already.
      receiveWordsOnPage(context, { messageId, text, notice: false }),
    );
  });
};
