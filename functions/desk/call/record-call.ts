import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine, textItem } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Task } from '#domain/case/task.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { Refusal } from '#domain/refusal.ts';
import { waitAtDesk } from '#domain/tasks/at-desk.ts';
import { decided, nameOf, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import { escalateCase } from '#domain/tasks/escalate.ts';
import { notReachedMessage } from '#domain/urgent/not-reached-message.ts';
import { log } from '#platform/log.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import type { CallReport } from './contract.ts';

export type CallInput = CallReport & { taskId: string; user: User };

type Made = DeskContext & { task: Task; report: CallInput; textId: string; trackingUrl: string };

const attemptsSoFar = ({ events }: CaseFile, { taskId }: Task): number =>
  eventsOf(events, 'customer-not-reached').filter(({ data }) => data.taskId === taskId).length;

/** Whoever has to know more than the one who called: a supervisor, by the clock. */
const toSupervisor = ({ file, at, deps, task, report }: Made, reason: 'not-safe' | 'not-reached') =>
  escalateCase(
    { file, at, deps },
    {
      reason,
      level: 'supervisor',
      key: task.taskId,
      actor: { kind: 'person', id: report.user.id },
      dueAt: deps.clock.after(at, deps.policy.deadlines.tasks.call.due),
    },
  );

const SAFE = {
  yes: { es: 'está a salvo', en: 'they are safe' },
  no: {
    es: 'NO está a salvo; lo tiene ya una supervisora o un supervisor',
    en: 'they are NOT safe; a supervisor has it',
  },
  unknown: { es: 'no consta si está a salvo', en: 'whether they are safe was not said' },
};

/** What the owner is told, if another than who called. */
const noticeToOwner = (
  { file: { head }, at, deps: { policy, deskUrl }, report }: Made,
  notice: Pick<Parameters<typeof staffNotice>[2], 'messageId' | 'template' | 'values' | 'waitsUntil'>,
) =>
  head.owner && head.owner !== report.user.id
    ? staffNotice(policy, head, { ...notice, to: head.owner, at, deskUrl })
    : undefined;

/** The owner is told that the customer was reached, and how they are. */
const toOwner = (made: Made) => {
  const { at, deps, task, report } = made;
  const { user, safe } = report;
  return noticeToOwner(made, {
    messageId: `called-${task.taskId}`,
    template: 'staff-called',
    ...(safe && { waitsUntil: waitAtDesk(at, deps) }),
    values: { who: nameOf(deps.policy, user.id), state: SAFE[safe === undefined ? 'unknown' : safe ? 'yes' : 'no'] },
  });
};

/** The owner is told that nobody answered and who sees to it, if that is another. */
const ownerUnanswered = (made: Made, who: string | undefined) => {
  const { file, deps, task } = made;
  if (who !== undefined && who === file.head.owner) return undefined;
  const name = who && nameOf(deps.policy, who);
  return noticeToOwner(made, {
    messageId: `unanswered-${task.taskId}`,
    template: 'staff-undelivered',
    values: {
      what: {
        es: 'El cliente no contesta, y puede haber peligro',
        en: 'The customer does not answer, and there may be danger',
      },
      next: name
        ? {
            es: `se ocupa ${name}; si sabe cómo localizarlo, dígaselo ya`,
            en: `${name} sees to it; if you know how to reach them, say so now`,
          }
        : { es: 'localícelo usted: nadie más se ocupa', en: 'reach them yourself: nobody else sees to it' },
    },
  });
};

const secondsSince = (task: Task, at: string): number =>
  Math.round((Date.parse(at) - Date.parse(task.openedAt ?? task.plannedAt)) / 1000);

const reachedChange = (made: Made): Change => {
  const { at, task, report, textId } = made;
  const { user, safe, recorded } = report;
  return combine(
    {
      events: [
        {
          type: 'customer-called',
          actor: { kind: 'person', id: user.id },
          data: {
            taskId: task.taskId,
            seconds: secondsSince(task, at),
            textId,
            ...(safe !== undefined && { safe }),
            ...(recorded && { recorded: true as const }),
          },
        },
      ],
      items: [decided(task, { by: user.id, at })],
    },
    toOwner(made),
    safe === false && toSupervisor(made, 'not-safe'),
  );
};

/** Tried in vain: another attempt is due; after the last one we write, and a supervisor has it. Nothing is closed. */
const notReachedChange = (made: Made): Change => {
  const { file, at, deps, task, report, textId, trackingUrl } = made;
  const { attempts, again } = deps.policy.emergency;
  const attempt = attemptsSoFar(file, task) + 1;
  const isLast = attempt >= attempts;
  const nextAt = isLast ? undefined : deps.clock.after(at, again);
  const raised = isLast ? toSupervisor(made, 'not-reached') : undefined;
  return combine(
    {
      events: [
        {
          type: 'customer-not-reached',
          actor: { kind: 'person', id: report.user.id },
          data: { taskId: task.taskId, attempt, textId, ...(nextAt && { nextAt }) },
        },
      ],
      items: [
        nextAt ? { kind: 'task-change', task, set: { dueAt: nextAt } } : decided(task, { by: report.user.id, at }),
      ],
    },
    isLast &&
      notReachedMessage(
        file,
        { policy: deps.policy, channels },
        { task, attempts: attempt, who: raised?.task.assignee, at, trackingUrl },
      ),
    isLast && ownerUnanswered(made, raised?.task.assignee),
    raised ?? (report.safe === false && toSupervisor(made, 'not-safe')),
  );
};

/**
 * Somebody made an urgent call, or tried to. Reached: the task is over and the owner knows; people who are not safe go to a
 * supervisor at once. Not reached: the matter stays open for another attempt, a bounded number of times, then in writing and
 * with a supervisor.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, consent-missing.
 */
export const recordCall = async (report: CallInput, deps: DeskDeps): Promise<Record<string, never>> => {
  const { taskId, reached, notes, recorded = false, consent = false, user } = report;
  const { cases, clock, policy, newId } = deps;
  if (recorded && !consent)
    throw new Refusal('consent-missing', {
      errors: [{ pointer: '/consent', message: 'must be true: a call is recorded only if the customer agreed' }],
    });
  const { head } = await requireTask(cases, taskId);
  const { caseId } = head;
  const at = clock.now();
  const textId = `call-${newId()}`;
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  let seconds: number | undefined;
  await cases.change(caseId, at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    seconds = secondsSince(task, at);
    const made = { file, at, deps, task, report, textId, trackingUrl };
    return combine(reached ? reachedChange(made) : notReachedChange(made), { items: [textItem(textId, notes)] });
  });
  log('info', reached ? 'urgent call made' : 'urgent call in vain', { caseId, seconds });
  return {};
};
