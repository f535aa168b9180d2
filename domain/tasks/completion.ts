import type { Actor } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import type { Policy, TemplateId } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { decided } from './decide.ts';
import { openCompletion, resumeEscalation } from './escalation-pause.ts';

/** What it adds to the change of whatever completes the complaint, and how its owner is told of that. */
export type Completed = Required<Pick<Change, 'events' | 'writes' | 'effects'>> & {
  notice: Extract<TemplateId, 'staff-completed' | 'staff-message'>;
};

/**
 * Words of the customer on any channel, or a person of ours, complete a complaint that the customer was asked to complete
 * (Ley 10/2025 art. 13.3). Adds nothing where nothing was asked: put it wherever words join a case.
 * @param about ids for the history, such as that of the message
 * @param timing for the examination that goes on; absent where the same change ends it
 */
export const completeComplaint = (
  file: CaseFile,
  at: Instant,
  actor: Actor,
  about: { messageId?: string; noteTextId?: string } = {},
  timing?: { policy: Policy; clock: Clock },
): Completed => {
  const task = openCompletion(file);
  if (!task) return { events: [], writes: [], effects: [], notice: 'staff-message' };
  const resumed = timing ? resumeEscalation(file, task, at, timing) : { writes: [], effects: [] };
  return {
    events: [{ type: 'completed', actor, data: { taskId: task.taskId, ...about } }],
    writes: [decided(task, actor.kind === 'person' ? actor.id : actor.kind, at), ...resumed.writes],
    effects: resumed.effects,
    notice: 'staff-completed',
  };
};
