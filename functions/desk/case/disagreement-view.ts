import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { remedyTextId } from '#domain/case/findings.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { CasePart } from './contract.ts';
import type { Naming } from './naming.ts';
import type { VisiblePart } from './visible-part.ts';
import { remedyView } from './work-view.ts';

type Disagreement = CasePart<'disagreements'>;

const rulingView = (
  { events }: Pick<CaseFile, 'events'>,
  taskId: string,
  { visible, naming }: { visible: VisiblePart; naming: Naming },
): Disagreement['ruling'] => {
  const ruled = eventsOf(events, 'opinions-reconciled').find(({ data }) => data.taskId === taskId);
  if (ruled?.actor.kind !== 'person') return undefined;
  const { valid, liable, remedy, reasonTextId, explanationTextId } = ruled.data;
  return omitUndefined({
    by: ruled.actor.id,
    at: ruled.at,
    valid,
    liable,
    ...remedyView(remedy ?? visible.text(remedyTextId(taskId)), visible, naming),
    reason: visible.text(reasonTextId),
    explanation: visible.text(explanationTextId),
  });
};

/** Where opinions of experts differed, who decides between them, and what they decided. */
export const disagreementViews = (
  file: Pick<CaseFile, 'events' | 'tasks'>,
  visible: VisiblePart,
  naming: Naming,
): Disagreement[] =>
  eventsOf(file.events, 'opinions-differ').map(({ data: { taskId, cycle, about } }) =>
    omitUndefined({
      ...{ taskId, cycle, about },
      lead: file.tasks.find((task) => task.taskId === taskId)?.assignee,
      ruling: rulingView(file, taskId, { visible, naming }),
    }),
  );
