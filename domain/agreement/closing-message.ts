import type { LocalizedText } from '../values.ts';

/** The last message of a case: that the customer is valued, whatever came of it. */
const messages: Record<'answered' | 'unanswered', LocalizedText> = {
  answered: {
    es: 'Gracias por contestar a nuestras preguntas. Nos ha ayudado a hacerlo mejor. Que siga con nosotros nos importa: si vuelve a necesitar algo, escríbanos y le atenderá una persona.',
    en: 'Thank you for answering our questions. You have helped us to do better. It matters to us that you stay with us: if you need anything again, write to us and a person will look after you.',
  },
  unanswered: {
    es: 'Por nuestra parte su reclamación está atendida. Que siga con nosotros nos importa: si queda algo por resolver o vuelve a necesitarnos, escríbanos y le atenderá una persona.',
    en: 'On our side your complaint has been dealt with. It matters to us that you stay with us: if anything is left to resolve or you need us again, write to us and a person will look after you.',
  },
};

/** @param answeredSurvey whether the customer answered the survey */
export const closingMessage = (answeredSurvey: boolean): LocalizedText =>
  messages[answeredSurvey ? 'answered' : 'unanswered'];
