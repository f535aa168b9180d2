import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, type ChangePart, combine, textItem } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { heldForCustomer, releaseHeld } from '#domain/messages/held-for-customer.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Instant } from '#domain/time.ts';
import { correctedIdentity } from '../contact-data/corrected-identity.ts';
import type { DeskDeps } from '../contract.ts';
import type { CustomerConfirmation } from './contract.ts';

export type ConfirmationInput = CustomerConfirmation & { taskId: string; user: User };

/** The address of the mail that was sent on is nobody's that we know: the case is not found by it, and nothing goes there. */
const withoutAddress = (file: CaseFile, at: Instant, secret: string): ChangePart => {
  const { email: _, ...complainant } = file.complainant;
  return combine(correctedIdentity(file, { before: file.complainant, after: complainant, at }, secret), {
    items: [{ kind: 'complainant', complainant }],
  });
};

/**
 * Somebody says whether a complaint that was sent on is of the customer it names. If so what had waited leaves; if not the address
 * is forgotten, and the owner is asked how to reach whoever it is, as for everybody whom no channel reaches.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before.
 */
export const confirmCustomer = async (
  input: ConfirmationInput,
  { cases, clock, policy, identity }: DeskDeps,
): Promise<{ released: string[] }> => {
  const { taskId, user } = input;
  await requireTask(cases, taskId);
  const secret = (await identity()).current;
  const at = clock.now();
  const reasonTextId = `confirmation-${taskId}`;
  const reason = input.confirmed ? undefined : input.reason;
  let released: string[] = [];
  // What waits for it leaves together, however much it is.
  await cases.change({ caseId: caseIdOf(taskId), allMessages: true }, at, (file): Change => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    released = heldForCustomer(file);
    return combine(reason !== undefined && withoutAddress(file, at, secret), releaseHeld(file), {
      events: [
        {
          type: 'customer-confirmed',
          actor: { kind: 'person', id: user.id },
          data: { taskId, confirmed: input.confirmed, released, ...(reason !== undefined && { reasonTextId }) },
        },
      ],
      items: [
        decided(task, { by: user.id, at, output: {} }),
        ...(reason !== undefined ? [textItem(reasonTextId, reason)] : []),
      ],
    });
  });
  return { released };
};
