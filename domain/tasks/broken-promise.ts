import type { Case } from '#domain/case/case.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { saysPromiseBroken } from '#domain/understand/broken-promise.ts';
import { afterBrokenPromise } from '#domain/understand/severity.ts';
import type { LocalizedText } from '#domain/values.ts';
import { nameOf } from './decide.ts';
import { kindsOfTasks } from './kinds.ts';

/** Whether something was promised in a case: it was settled once, or somebody ended it. */
const isPromised = ({ head, agreements }: CaseFile): boolean =>
  agreements.length > 0 || head.cycle > 1 || head.closedAt !== undefined || head.linkedTo !== undefined;

const CLAIMED: LocalizedText = {
  es: 'El cliente dice que no hemos cumplido lo prometido',
  en: 'The customer says that a promise was not kept',
};

/** The severity of a case whose severity nobody has weighed yet. */
const ORDINARY = { level: 2, points: 0, reasons: [] } satisfies NonNullable<Case['severity']>;

/**
 * The customer says that a promise of ours was not kept, which outranks the first complaint: the case becomes more serious,
 * and the supervisor of its owner is notified. Undefined where nothing was promised or the words say no such thing.
 */
export const promiseClaimedBroken = (
  { file, at, deps }: CaseContext<{ policy: Policy; deskUrl: string }>,
  { textId, text }: { textId: string; text: string },
): ChangePart | undefined => {
  const { policy, deskUrl } = deps;
  const { head } = file;
  if (!isPromised(file) || !saysPromiseBroken(policy, text)) return undefined;
  const promise = file.tasks.find(({ kind, status }) => kind === 'promise' && status === 'open');
  const supervisor = supervisorOf(policy, head.owner, dayOf(policy, at));
  const severity = afterBrokenPromise(head.severity ?? ORDINARY);
  return combine(
    {
      set: { severity },
      events: [
        {
          type: 'promise-claimed-broken',
          actor: { kind: 'customer' },
          data: {
            cycle: head.cycle,
            textId,
            before: (head.severity ?? ORDINARY).level,
            level: severity.level,
            supervisor: supervisor ?? 'nobody',
            ...(promise && { taskId: promise.taskId }),
          },
        },
      ],
    },
    supervisor !== undefined &&
      staffNotice(policy, head, {
        to: supervisor,
        messageId: `promise-claimed-${textId}`,
        at,
        template: 'staff-escalation',
        deskUrl,
        values: {
          kind: kindsOfTasks.promise.request,
          dueAt: dateWords(policy, promise?.dueAt ?? at),
          level: CLAIMED,
          from: head.owner ? nameOf(policy, head.owner) : { es: 'nadie', en: 'nobody' },
        },
      }),
  );
};
