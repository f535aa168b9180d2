import type { Words } from '../../../words/use-words.ts';

const es = {
  title: 'Qué pasará si lo guarda así',
  look: 'Ver qué pasará',
  again: 'Volver a mirarlo',
  noCause: 'Elija antes por qué ha pasado',
  nothing: 'Solo se mira: no se guarda nada ni se avisa a nadie.',
  changed: 'Ha cambiado algo desde que lo miró.',
  experts: (count: number) =>
    count === 1 ? 'Se pregunta antes a un experto' : `Se pregunta antes a ${count} expertos`,
  before: 'Lo que sigue vale si los dictámenes no cambian nada.',
  nobody: 'nadie disponible: lo verá un supervisor',
  until: (when: string) => `hasta ${when}`,
  proposes: 'Se propondrá al cliente',
  answers: 'No hay nada que proponer: se dará la respuesta final',
  cost: (sum: string) => `Cuesta ${sum}`,
  why: 'Por qué',
  asked: {
    approve: 'Hará falta que lo apruebe',
    release: 'No hace falta aprobación. Lo leerá y lo enviará',
    points: 'Antes hay que contestar los puntos. Se le pide a',
  },
  direct: 'Sale sin que nadie tenga que leerlo.',
};
const en: typeof es = {
  title: 'What happens if you save it like this',
  look: 'See what happens',
  again: 'Look again',
  noCause: 'Choose first why it happened',
  nothing: 'It is only looked at: nothing is saved and nobody is notified.',
  changed: 'Something has changed since you looked.',
  experts: (count) => (count === 1 ? 'An expert is asked first' : `${count} experts are asked first`),
  before: 'What follows holds if the opinions change nothing.',
  nobody: 'nobody is available: a supervisor sees to it',
  until: (when) => `until ${when}`,
  proposes: 'The customer will be offered',
  answers: 'There is nothing to offer: the final answer is given',
  cost: (sum) => `Costs ${sum}`,
  why: 'Why',
  asked: {
    approve: 'It will need the approval of',
    release: 'No approval is needed. It is read and sent by',
    points: 'The points have to be answered first, by',
  },
  direct: 'It goes out without anybody having to read it.',
};
export const previewWords: Words<typeof es> = { es, en };
