import type { Actor } from '#domain/case/actor.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { decided } from './decide.ts';
import { openCompletion, resumeEscalation } from './escalation-pause.ts';

/** What completing a complaint adds to the change that does it, and the template of the notice to its owner. */
export type Completed = Required<Pick<ChangePart, 'events' | 'items' | 'effects'>> & {
  notice: Extract<TemplateId, 'staff-completed' | 'staff-message'>;
};

/** Who completes a complaint, and how. */
type Completion = {
  actor: Actor;
  /** Ids for the history, such as that of the message. */
  about?: { messageId?: string; noteTextId?: string };
  /** For the examination that goes on; absent where the same change ends it. */
  timing?: { policy: Policy; clock: Clock };
};

/**
 * A message of the customer on any channel, or a person of the team, completes a complaint that the customer was asked to
 * complete (Ley 10/2025 art. 13.3). Adds nothing where nothing was asked, so that every message can be combined with it.
 */
export const completeComplaint = (
  { file, at }: { file: CaseFile; at: Instant },
  { actor, about, timing }: Completion,
): Completed => {
  const task = openCompletion(file);
  if (!task) return { events: [], items: [], effects: [], notice: 'staff-message' };
  const by = actor.kind === 'person' ? actor.id : actor.kind;
  const completed = combine(
    {
      events: [{ type: 'completed', actor, data: { taskId: task.taskId, ...about } }],
      items: [decided(task, { by, at })],
    },
    timing && resumeEscalation({ file, at, deps: timing }, task),
  );
  return { ...completed, notice: 'staff-completed' };
};
