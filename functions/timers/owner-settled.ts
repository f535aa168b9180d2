import { channels } from '#channels/names.ts';
import type { Change } from '#domain/case/change.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { announceOwner } from '#domain/messages/owner-changed.ts';
import type { TimerDeps } from './deps.ts';

const isChange = (part: ReturnType<typeof announceOwner>): part is Change =>
  part?.events !== undefined && part.events.length > 0;

/** A case that went back and forth stands still: the customer hears who has it, unless that is who they know of. */
export const ownerSettled = async (
  { caseId }: Extract<TimerEvent, { timer: 'owner' }>,
  deps: TimerDeps,
): Promise<void> => {
  const trackingUrl = await deps.trackingUrl(caseId);
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    const { owner } = file.head;
    const announced = owner && announceOwner({ file, at, deps: { ...deps, channels } }, owner, trackingUrl);
    return announced && isChange(announced) ? announced : undefined;
  });
};
