import type { Words } from '../../../words/use-words.ts';

const es = {
  states: {
    asked: 'Se ha pedido a otro sistema que lo cumpla',
    accepted: 'Otro sistema ha aceptado el encargo y aún no ha confirmado que esté hecho',
    confirmed: 'El sistema ha confirmado que está hecho',
  },
  until: (when: string) => `Si no lo confirma a tiempo (${when}), se lo diremos.`,
  failures: {
    refused: 'El sistema no ha aceptado el encargo',
    'not-reached': 'No se ha podido contactar con el sistema',
    'not-confirmed': 'El sistema no lo ha confirmado a tiempo',
    reported: 'El sistema dice que no ha podido',
  },
  why: 'Por qué se vuelve a enviar',
  whyHint: 'Lleva la misma clave: lo que ya hizo no lo hace otra vez.',
  sendAgain: 'Volver a enviar el encargo',
  byHand: 'O hágalo usted, y diga dónde se puede comprobar:',
};

const en: typeof es = {
  states: {
    asked: 'Another system was asked to carry it out',
    accepted: 'Another system took the request and has not confirmed yet that it is done',
    confirmed: 'The system confirmed that it is done',
  },
  until: (when) => `If it has not confirmed by ${when}, we tell you.`,
  failures: {
    refused: 'The system did not take the request',
    'not-reached': 'The system could not be reached',
    'not-confirmed': 'The system has not confirmed it in time',
    reported: 'The system says it could not',
  },
  why: 'Why it is sent again',
  whyHint: 'It has the same key: what the system did once it does not do twice.',
  sendAgain: 'Send the request again',
  byHand: 'Or do it yourself, and say where that can be seen:',
};

export const promiseWords: Words<typeof es> = { es, en };
