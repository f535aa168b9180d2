import type { ReplyLanguage } from '#domain/vocabulary.ts';

/** What the page says on which a customer answers how a delivery went. */
export const surveyWords: Record<
  ReplyLanguage,
  {
    title: string;
    question: (about: string) => string;
    worst: string;
    best: string;
    missing: string;
    comment: string;
    commentHint: string;
    send: string;
    noMore: string;
    noMoreDone: string;
    thanks: string;
    thanksText: string;
    over: string;
    overText: (phone: string) => string;
    rated: (about: string, score: number, best: number) => string;
  }
> = {
  es: {
    title: '¿Qué tal fue?',
    question: (about) => `¿Qué tal fue ${about}?`,
    worst: 'muy mal',
    best: 'muy bien',
    missing: 'Elija un número para poder enviarlo.',
    comment: 'Cuéntenos más (opcional)',
    commentHint: 'Si algo no quedó bien, lo lee una persona y se pone en contacto con usted.',
    send: 'Enviar la respuesta',
    noMore: 'No me pregunten más',
    noMoreDone: 'De acuerdo: no le preguntaremos más después de una entrega.',
    thanks: 'Gracias por contestar',
    thanksText: 'Nos alegra saber cómo fue. Si más adelante algo falla, escríbanos y una persona le atiende.',
    over: 'Esta pregunta ya no está abierta',
    overText: (phone) => `Si quiere contarnos algo, llámenos al ${phone} o escríbanos: una persona le atiende.`,
    rated: (about, score, best) => `Valoración de ${about}: ${score} de ${best}.`,
  },
  en: {
    title: 'How did it go?',
    question: (about) => `How was ${about}?`,
    worst: 'very bad',
    best: 'very good',
    missing: 'Choose a number so that it can be sent.',
    comment: 'Tell us more (optional)',
    commentHint: 'If anything was not right, a person reads it and gets in touch with you.',
    send: 'Send the answer',
    noMore: 'Do not ask me again',
    noMoreDone: 'All right: we will not ask you again after a delivery.',
    thanks: 'Thank you for answering',
    thanksText: 'We are glad to know how it went. If anything fails later, write to us and a person looks after you.',
    over: 'This question is no longer open',
    overText: (phone) =>
      `If there is anything you would like to tell us, call us on ${phone} or write to us: a person looks after you.`,
    rated: (about, score, best) => `Rating of ${about}: ${score} of ${best}.`,
  },
};
