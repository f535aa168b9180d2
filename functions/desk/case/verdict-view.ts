import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { Naming } from './naming.ts';
import type { VisiblePart } from './visible-part.ts';

const DECIDED = {
  approve: { es: 'aprobó lo que se proponía', en: 'approved what was proposed' },
  change: { es: 'cambió lo que se proponía', en: 'changed what was proposed' },
  refuse: { es: 'no aprobó lo que se proponía', en: 'did not approve what was proposed' },
};

/** What whoever releases an offer reads of its approval: who decided what, and their reasons. Undefined where nobody had to approve it. */
export const verdictsOn = (
  { offers, events }: Pick<CaseFile, 'offers' | 'events'>,
  { kind, subject, cycle, status }: Task,
  { visible, policy, language }: Naming & { visible: VisiblePart },
): string | undefined => {
  if (kind !== 'release' || subject !== 'offer' || status !== 'open' || !visible.shows('letters')) return undefined;
  const offer = offers.findLast((one) => one.cycle === cycle && one.status === 'needs-release');
  const said = eventsOf(events, 'verdict-given')
    .filter(({ data }) => data.cycle === cycle && data.round === offer?.round)
    .map(({ actor, data: { decision, reasonTextId } }) => {
      const who = actor.kind === 'person' ? nameOf(policy, actor.id) : '';
      return `${who} ${DECIDED[decision][language]}: ${visible.text(reasonTextId) ?? ''}`;
    });
  return said.length > 0 ? said.join('\n\n') : undefined;
};
