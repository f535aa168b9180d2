import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { textItem } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import { log } from '#platform/log.ts';
import { isDoubleClick } from '../writing/repeated.ts';
import type { ContactReport } from './contract.ts';

export type ContactInput = ContactReport & { taskId: string; user: User };
export type ContactDeps = { cases: CaseStore; clock: Clock; policy: Policy; newId: () => string };

/** Seconds since the customer asked; asking again for a supervisor begins anew, as art. 8.3 does. */
const secondsSince = ({ events }: CaseFile, taskId: string, at: string): number => {
  const asked = events.findLast(({ type, data }) => type === 'person-asked' && data.taskId === taskId);
  return asked ? Math.round((Date.parse(at) - Date.parse(asked.at)) / 1000) : 0;
};

/** An attempt that the same person told in the same words a moment ago: a click that came twice. */
const isToldAgain = (
  { events, texts }: CaseFile,
  { taskId, user, note, at }: { taskId: string; user: User; note: string; at: string },
): boolean =>
  eventsOf(events, 'person-not-reached').some(
    ({ actor, at: before, data }) =>
      data.taskId === taskId &&
      actor.kind === 'person' &&
      actor.id === user.id &&
      isDoubleClick(before, at) &&
      texts.get(data.textId) === note,
  );

/**
 * Somebody got in touch with a customer who asked for a person, or tried to. Reached: the task is over, and how long it
 * took is kept and measured. Not reached: the attempt is kept, and the task stays open.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before.
 */
export const recordContact = async (
  { taskId, how, note, user }: ContactInput,
  { cases, clock, policy, newId }: ContactDeps,
): Promise<Record<string, never>> => {
  await requireTask(cases, taskId);
  const at = clock.now();
  const textId = `contact-${newId()}`;
  let seconds: number | undefined;
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const report = textItem(textId, note);
    const actor = { kind: 'person', id: user.id } as const;
    if (how === 'not-reached' && isToldAgain(file, { taskId, user, note, at })) return undefined;
    if (how === 'not-reached')
      return { events: [{ type: 'person-not-reached', actor, data: { taskId, textId } }], items: [report] };
    seconds = secondsSince(file, taskId, at);
    return {
      events: [{ type: 'person-reached', actor, data: { taskId, how, seconds, textId } }],
      items: [decided(task, { by: user.id, at }), report],
    };
  });
  // Counted by a filter on the log: Ley 10/2025 art. 8.2 asks for the share reached within three minutes.
  if (seconds !== undefined) log('info', 'person reached', { how, seconds });
  return {};
};
