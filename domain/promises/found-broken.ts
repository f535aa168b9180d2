import type { Actor } from '../case/actor.ts';
import type { CaseContext } from '../case/case-file.ts';
import { type Change, combine, textItem } from '../case/change.ts';
import { dateWords, staffNotice } from '../messages/staff-notice.ts';
import { dayOf, supervisorOf } from '../people/directory.ts';
import { nameOf } from '../tasks/decide.ts';
import { kindsOfTasks } from '../tasks/kinds.ts';
import type { Instant } from '../time.ts';
import { afterBrokenPromise } from '../understand/severity.ts';
import type { LocalizedText } from '../values.ts';
import { afterBroken, ORDINARY } from './broken.ts';
import type { PromiseTask } from './silence.ts';
import type { UpdateDeps } from './update.ts';

const REPORTED: LocalizedText = { es: 'Promesa no cumplida', en: 'Promise not kept' };

const SILENT: LocalizedText = {
  es: 'Promesa pasada de fecha, y nadie ha dicho nada de ella',
  en: 'Promise past its date, and nobody has said anything of it',
};

/** How we know: whoever reports it, in words if they give any, or nothing that was heard of it since an instant after its date. */
export type Found = { actor: Actor; by?: string; what?: string; silentSince?: Instant };

/**
 * We find that a promise was not kept: a supervisor is notified at once, what follows from it follows, and the task stays open until
 * it is kept.
 */
export const foundBroken = (
  context: CaseContext<UpdateDeps>,
  { task, commitment }: PromiseTask,
  { actor, by, what, silentSince }: Found,
): Change => {
  const { file, at, deps } = context;
  const { head } = file;
  const { policy, deskUrl } = deps;
  const { cycle, taskId, assignee = by } = task;
  const { index } = commitment;
  const supervisor = supervisorOf(policy, task.assignee, dayOf(policy, at));
  const before = head.severity ?? ORDINARY;
  const reasonTextId = `not-kept-${cycle}-${index}-${head.seq}`;
  return combine(
    {
      events: [
        {
          type: 'promise-broken',
          actor,
          data: {
            ...{ cycle, taskId, index, supervisor: supervisor ?? 'nobody' },
            ...{ before: before.level, level: afterBrokenPromise(before, 'team').level },
            ...(what && { reasonTextId }),
            ...(silentSince && { silentSince }),
          },
        },
      ],
      items: what ? [textItem(reasonTextId, what)] : [],
    },
    supervisor &&
      staffNotice(policy, head, {
        to: supervisor,
        messageId: `promise-broken-${cycle}-${index}-${head.seq}`,
        at,
        template: 'staff-escalation',
        deskUrl,
        values: {
          kind: kindsOfTasks.promise.request,
          dueAt: dateWords(policy, task.dueAt),
          level: silentSince ? SILENT : REPORTED,
          from: assignee ? nameOf(policy, assignee) : { es: 'nadie', en: 'nobody' },
        },
      }),
    afterBroken(context, { cycle, commitment }, { actor, said: 'team' }),
  );
};
