import { channels } from '#channels/names.ts';
import { type Change, type ChangePart, combine } from '#domain/case/change.ts';
import { customerMessage } from '#domain/messages/customer-message.ts';
import type { Wait } from '#domain/policy/schema/promises.ts';
import { updateAfter } from '#domain/promises/next-update.ts';
import { askUpdate, draftOfUpdate, openUpdates } from '#domain/promises/update.ts';
import { signatureOf } from '#domain/tasks/decide.ts';
import type { CaseTimerContext } from './deps.ts';
import { isWordKept } from './next-word.ts';

/** What a customer waits for: their answer or, once the case is closed, what was agreed. */
const waitOf = ({ file: { head } }: CaseTimerContext): Wait => (head.closedAt ? 'promise' : 'answer');

/** Our draft goes out as it is: the policy names this wait. */
const sent = (context: CaseTimerContext, wait: Wait, trackingUrl: string): ChangePart => {
  const { file, running, at, deps } = context;
  const { policy } = deps;
  const { owner } = file.head;
  const messageId = `interim-${running.firedCount}-${at}`;
  const signedBy = owner ? signatureOf(policy, owner) : policy.company.name;
  const text = draftOfUpdate(context, wait);
  return combine(
    {
      set: updateAfter(context),
      events: [
        { type: 'customer-updated', actor: { kind: 'system' }, data: { about: wait, how: 'automatic', messageId } },
      ],
    },
    customerMessage(file, { policy, channels }, { messageId, at, text, signedBy, trackingUrl }),
  );
};

/**
 * A good part of the time is over for which the customer was promised a word: whoever has the case is asked to write it, with a draft,
 * so that nobody waits for days without hearing of us. The draft goes out by itself only where the policy names the wait, and
 * never beside a promise that was not kept, which asks for a person.
 */
export const interimWord = (context: CaseTimerContext, thresholdPercent: number, trackingUrl: string): Change => {
  const { file, running, deps } = context;
  const wait = waitOf(context);
  const isAutomatic =
    deps.policy.promises.interim.automatic.includes(wait) && openUpdates(file, 'broken-promise').length === 0;
  const more = isWordKept(file, running)
    ? undefined
    : isAutomatic
      ? sent(context, wait, trackingUrl)
      : askUpdate(context, { subject: wait, dueAt: running.dueAt });
  const { id: timer, dueAt } = running;
  return combine(
    { events: [{ type: 'timer-warned', actor: { kind: 'system' }, data: { timer, dueAt, thresholdPercent } }] },
    more,
  );
};
