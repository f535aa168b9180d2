import type { Words } from '../../../words/use-words.ts';

const es = {
  title: 'Pasar a otra persona',
  close: 'Cerrar',
  to: 'A quién',
  choose: 'Elija a una persona',
  away: 'ausente hoy',
  reason: 'Motivo',
  about: 'Se cuenta, y se avisa a quien la recibe. Los plazos no cambian.',
  handOver: (n: number) => (n === 1 ? 'Pasar una tarea' : `Pasar ${n} tareas`),
  results: {
    waiting: 'En espera',
    going: 'Pasando…',
    done: 'Hecho',
    refused: 'No se ha pasado',
    unknown: 'Sin respuesta: puede que se haya pasado. Compruébelo en la lista.',
    untried: 'No se ha intentado',
  },
  done: (done: number, of: number) => `Se han pasado ${done} de ${of}.`,
};
const en: typeof es = {
  title: 'Hand over',
  close: 'Close',
  to: 'To whom',
  choose: 'Choose a person',
  away: 'away today',
  reason: 'Reason',
  about: 'It is counted, and whoever gets it is notified. Due dates stay.',
  handOver: (n) => (n === 1 ? 'Hand over one task' : `Hand over ${n} tasks`),
  results: {
    waiting: 'Waiting',
    going: 'Being handed over…',
    done: 'Done',
    refused: 'Not handed over',
    unknown: 'No answer: it may have been handed over. Look in the list.',
    untried: 'Not tried',
  },
  done: (done, of) => `${done} of ${of} handed over.`,
};
export const words: Words<typeof es> = { es, en };
