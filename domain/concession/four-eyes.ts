import type { CaseFile } from '../case/case-file.ts';
import { eventsOf } from '../case/events.ts';
import type { Task } from '../case/task.ts';

const PARTS = ['examined', 'released', 'release-returned'] as const;

/**
 * Ids of those who may not approve in a case: its owner, who proposes, and whoever examined it, released or edited what went
 * out, in this cycle or before. By the history, which nobody can change.
 */
export const mayNotApprove = ({ head, events }: Pick<CaseFile, 'head' | 'events'>): string[] => {
  const involved = PARTS.flatMap((type) =>
    eventsOf(events, type).flatMap(({ actor }) => (actor.kind === 'person' ? [actor.id] : [])),
  );
  return [...new Set([...(head.owner ? [head.owner] : []), ...involved])];
};

/** Who approved what waits to be released: it takes somebody else to read it, unless nobody else is left. */
export const mayNotRelease = (
  { offers }: Pick<CaseFile, 'offers'>,
  { cycle, subject }: Pick<Task, 'cycle' | 'subject'>,
): string[] =>
  subject === 'offer'
    ? offers.flatMap((offer) =>
        offer.cycle === cycle && offer.status === 'needs-release' && offer.approvedBy ? [offer.approvedBy] : [],
      )
    : [];
