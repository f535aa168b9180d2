import type { Task } from '../case/task.ts';
import type { LocalizedText } from '../values.ts';

/** What a supervisor is asked to see to where people may still be in danger after a call, or after the last attempt of one. */
export const dangersLeft: Record<'not-safe' | 'not-reached', LocalizedText> = {
  'not-safe': {
    es: 'hemos hablado con el cliente y no está a salvo',
    en: 'we spoke with the customer, and they are not safe',
  },
  'not-reached': {
    es: 'puede haber peligro y el cliente no contesta a nuestras llamadas',
    en: 'there may be danger, and the customer does not answer our calls',
  },
};

/** The danger that an escalation is about; undefined of every other task. */
export const dangerLeftBy = ({
  kind,
  subject,
}: Pick<Task, 'kind' | 'subject'>): keyof typeof dangersLeft | undefined => {
  if (kind !== 'escalation') return undefined;
  if (subject?.startsWith('not-reached:')) return 'not-reached';
  return subject?.startsWith('not-safe:') ? 'not-safe' : undefined;
};
