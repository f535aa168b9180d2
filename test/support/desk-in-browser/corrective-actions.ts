import { decideAction, openAction } from '#cases/store/corrective-actions.ts';
import type { Table } from '#cases/store/table.ts';
import type { CorrectiveAction } from '#domain/improvement/corrective-action.ts';
import type { Cast } from '../cast.ts';
import { type InMemoryAmends, staff } from '../in-memory-amends.ts';
import { act, done } from './demo-stories.ts';

const PATH = '/desk/corrective-actions';

const ended = (amends: InMemoryAmends, id: unknown, body: object) =>
  done(amends.call('POST', `${PATH}/${id}/end`, { user: staff('sofia'), body }));

/** Actions that are under way, late, done with words that wait for a second person, and given up; and somebody who is praised. */
export const actionsOf = async (amends: InMemoryAmends, story: Cast): Promise<void> => {
  const opened = async (title: string, by: 'topic' | 'cause', value: string, dueOn: string): Promise<unknown> => {
    const body = { title, plan: `${title}: se hace en toda la casa.`, owner: 'mateo', dueOn, measured: { by, value } };
    return (await done(amends.call('POST', PATH, { user: staff('sofia'), body }))).body['actionId'];
  };
  await opened('Leer los contadores cada mes', 'topic', 'billing', '2026-12-18');
  await opened('Avisar del retraso antes de que llame el cliente', 'cause', 'third-party', '2026-11-20');
  const told = await opened('Emitir el seguro y la factura en días distintos', 'cause', 'company-error', '2026-11-24');
  await act(amends, [story, 'news', { wanted: true, reason: 'Lo pidió por teléfono.' }], 'sofia');
  await act(amends, [story, 'praise', { person: 'lucia', words: 'Me llamó en diez minutos y lo arregló.' }], 'sofia');
  await done(amends.call('POST', `${PATH}/${told}/cases`, { user: staff('sofia'), body: { case: story.caseId } }));
  await ended(amends, told, {
    result: 'done',
    words: {
      es: 'El seguro y la factura salen ya en días distintos, para que el banco no los pase dos veces.',
      en: 'The insurance and the bill now go out on different days, so that the bank does not take them twice.',
    },
  });
  const left = await opened('Cambiar el programa de facturas', 'topic', 'billing', '2026-12-01');
  await ended(amends, left, { result: 'given-up', reason: 'La acción de los contadores lo hace innecesario.' });
};

/** One that was done months ago, so that it can be told whether complaints fell. */
export const actionLongDone = async (table: Table): Promise<void> => {
  const open: CorrectiveAction = {
    ...{ actionId: 'long-done', title: 'Comprobar los paquetes antes de que salgan', plan: 'Dos personas los miran.' },
    ...{ measured: { by: 'topic', value: 'delivery' }, owner: 'mateo', dueOn: '2026-07-31', state: 'open' },
    ...{ openedBy: 'sofia', openedAt: '2026-06-01T08:00:00.000Z' },
  };
  await openAction(table, open);
  const after: CorrectiveAction = { ...open, state: 'done', endedBy: 'mateo', endedAt: '2026-07-30T15:00:00.000Z' };
  await decideAction(table, { before: open, after });
};
