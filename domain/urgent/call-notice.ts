import type { Case } from '../case/case.ts';
import type { Task } from '../case/task.ts';
import type { Notice } from '../messages/staff-notice.ts';
import { kindOf } from '../tasks/kinds.ts';
import { mayBeInDanger } from '../understand/possible-danger.ts';
import type { LocalizedText } from '../values.ts';
import { dangerLeftBy, dangersLeft } from './danger-left.ts';

const WRITTEN: Record<NonNullable<Task['inWriting']>, LocalizedText> = {
  'cannot-hear': {
    es: 'escribir ya al cliente, que no puede oír',
    en: 'write to the customer now, who cannot hear',
  },
  'no-phone': {
    es: 'escribir ya al cliente, que no ha dado teléfono',
    en: 'write to the customer now, who left no number',
  },
  'not-reached': {
    es: 'localizar ya al cliente, que no contesta',
    en: 'reach the customer now, who does not answer',
  },
};

const LOOK_FIRST: LocalizedText = {
  es: 'leer el caso cuanto antes: puede haber peligro para alguien',
  en: 'read the case soon: somebody may be in danger',
};

/**
 * What a task asks of its assignee, as notices and queues name it: an urgent call may have to be made in writing, and a case
 * that may speak of danger is read before it is examined.
 */
export const requestOf = (
  { kind, inWriting }: Pick<Task, 'kind' | 'inWriting'>,
  head: Partial<Pick<Case, 'severity'>> = {},
): LocalizedText => {
  if (kind === 'examine' && mayBeInDanger(head)) return LOOK_FIRST;
  return inWriting ? WRITTEN[inWriting] : kindOf(kind).request;
};

const both = (first: LocalizedText, then: LocalizedText | string): LocalizedText => ({
  es: `${first.es}; ${typeof then === 'string' ? then : then.es}`,
  en: `${first.en}; ${typeof then === 'string' ? then : then.en}`,
});

/**
 * The notice of an urgent call, or of what is left of one: it says so in its subject, whatever step it is of. For every other task the
 * notice that is given.
 * @param why in words, for the reader of the urgent one
 */
export const noticeOfTask = (
  task: Pick<Task, 'kind' | 'inWriting' | 'subject'>,
  { template, values = {}, why }: Pick<Notice, 'template' | 'values'> & { why: LocalizedText | string },
): Pick<Notice, 'template'> & { values: NonNullable<Notice['values']> } => {
  const left = dangerLeftBy(task);
  return {
    template: task.kind === 'call' || left ? 'staff-call' : template,
    values: { ...values, kind: requestOf(task), why: left ? both(dangersLeft[left], why) : why },
  };
};
