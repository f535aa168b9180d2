import type { Words } from '../../../words/use-words.ts';

const es = {
  leaves: (seconds: number) => `Se envía en ${seconds} s`,
  undo: 'Deshacer',
  undoName: 'Deshacer el envío',
  left: 'El mensaje sale ya.',
  tooLate: (when: string) => `Ya no se puede retirar: salió ${when}.`,
  takenBack: 'Retirado a tiempo: no se ha enviado nada. Su texto vuelve a estar aquí abajo.',
};
const en: typeof es = {
  leaves: (seconds) => `It is sent in ${seconds} s`,
  undo: 'Undo',
  undoName: 'Undo sending',
  left: 'The message is leaving now.',
  tooLate: (when) => `It cannot be taken back any more: it left ${when}.`,
  takenBack: 'Taken back in time: nothing was sent. Your text is here below again.',
};
export const undoWords: Words<typeof es> = { es, en };
