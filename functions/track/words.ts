import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { StepId } from './contract.ts';

/** What a case is waiting for, as its customer would put it. */
export type ProgressState =
  | 'assigning'
  | 'examining'
  | 'completing'
  | 'consulting'
  | 'preparing'
  | 'reviewing-offer'
  | 'offered'
  | 'answering'
  | 'reviewing-answer'
  | 'concluding'
  | 'agreed'
  | 'answered'
  | 'promises'
  | 'survey'
  | 'replying'
  | 'finished'
  | 'set-aside'
  | 'blocked';

export const stepTitles: Record<ReplyLanguage, Record<StepId, string>> = {
  es: {
    intake: 'Reclamación recibida',
    own: 'Una persona se encarga',
    examine: 'Estudiamos su caso',
    offer: 'Le hacemos una propuesta',
    agree: 'Acuerdo o respuesta final',
    'follow-up': 'Comprobamos que se cumple',
  },
  en: {
    intake: 'Complaint received',
    own: 'One person takes charge',
    examine: 'We examine your case',
    offer: 'We make you an offer',
    agree: 'Agreement or final answer',
    'follow-up': 'We see that it is kept',
  },
};

type SentenceValues = {
  owner: string | undefined;
  nextWordBy: string;
  contact: string;
  /** Who reads what came after the end, and until when they answer. */
  reader?: string;
  replyBy?: string;
};

/** What comes next, in a sentence. */
export const nextSteps: Record<ReplyLanguage, Record<ProgressState, (values: SentenceValues) => string>> = {
  es: {
    assigning: ({ nextWordBy }) =>
      `Leemos su reclamación y le asignamos una persona. Sabrá de nosotros como muy tarde el ${nextWordBy}.`,
    examining: ({ owner = 'Nuestro equipo', nextWordBy }) =>
      `${owner} estudia su caso y se pondrá en contacto si necesita algo. Sabrá de nosotros como muy tarde el ${nextWordBy}.`,
    completing: ({ owner = 'Nuestro equipo' }) =>
      `${owner} estudia su caso y le ha pedido algo que falta. Puede enviárnoslo aquí mismo.`,
    consulting: ({ nextWordBy }) =>
      `Hemos pedido su opinión a especialistas. Sabrá de nosotros como muy tarde el ${nextWordBy}.`,
    preparing: ({ owner = 'Nuestro equipo', nextWordBy }) =>
      `${owner} prepara una propuesta para usted. Sabrá de nosotros como muy tarde el ${nextWordBy}.`,
    'reviewing-offer': ({ owner = 'Una persona de nuestro equipo', nextWordBy }) =>
      `${owner} lee nuestra propuesta antes de enviársela. Sabrá de nosotros como muy tarde el ${nextWordBy}.`,
    offered: () =>
      'Tiene una propuesta nuestra: elija lo que prefiera, pídanos otra cosa o díganos que no le convence.',
    answering: ({ owner = 'Nuestro equipo', nextWordBy }) =>
      `${owner} contesta por escrito a cada punto de su reclamación. Sabrá de nosotros como muy tarde el ${nextWordBy}.`,
    'reviewing-answer': ({ owner = 'Una persona de nuestro equipo', nextWordBy }) =>
      `${owner} revisa su caso y lo que nos ha dicho antes de contestarle. Sabrá de nosotros como muy tarde el ${nextWordBy}.`,
    concluding: () => 'Gracias por su respuesta. Estamos poniéndolo todo por escrito.',
    agreed: () => 'Tenemos un acuerdo. Nos encargamos de que se cumpla.',
    answered: () =>
      'Le hemos dado nuestra respuesta final, con los organismos a los que puede acudir. Si quiere añadir algo, escríbanos.',
    promises: () => 'Tenemos un acuerdo. Estamos cumpliendo lo prometido; abajo puede ver cada compromiso y su fecha.',
    survey: () => 'Hemos cerrado su reclamación. ¿Nos cuenta cómo le hemos atendido?',
    replying: ({ reader = 'Nuestro equipo', replyBy = '' }) =>
      `Hemos recibido su mensaje. ${reader} lo lee y le contesta como muy tarde el ${replyBy}.`,
    finished: () => 'Su caso está cerrado. Gracias por ayudarnos a mejorar; si algo vuelve a fallar, escríbanos aquí.',
    'set-aside': () =>
      'Hemos leído su mensaje y no hace falta que haga nada. Si quiere que lo tratemos como una reclamación, escríbanos aquí.',
    blocked: ({ contact }) =>
      `Cerramos su caso hace tiempo. La ley nos pide guardarlo cerrado: ya no lo lee nadie de nuestro equipo. Para cualquier pregunta sobre él o sobre sus datos, escríbanos a ${contact}.`,
  },
  en: {
    assigning: ({ nextWordBy }) =>
      `We are reading your complaint and giving it to one person. You will hear from us by ${nextWordBy} at the latest.`,
    examining: ({ owner = 'Our team', nextWordBy }) =>
      `${owner} is examining your case and will contact you if anything is needed. You will hear from us by ${nextWordBy} at the latest.`,
    completing: ({ owner = 'Our team' }) =>
      `${owner} is examining your case and has asked you for something that is missing. You can send it right here.`,
    consulting: ({ nextWordBy }) =>
      `We have asked specialists for their opinion. You will hear from us by ${nextWordBy} at the latest.`,
    preparing: ({ owner = 'Our team', nextWordBy }) =>
      `${owner} is preparing an offer for you. You will hear from us by ${nextWordBy} at the latest.`,
    'reviewing-offer': ({ owner = 'A person of our team', nextWordBy }) =>
      `${owner} is reading our offer before it goes to you. You will hear from us by ${nextWordBy} at the latest.`,
    offered: () =>
      'You have an offer from us: choose what you prefer, ask for something else, or tell us it will not do.',
    answering: ({ owner = 'Our team', nextWordBy }) =>
      `${owner} is answering each point of your complaint in writing. You will hear from us by ${nextWordBy} at the latest.`,
    'reviewing-answer': ({ owner = 'A person of our team', nextWordBy }) =>
      `${owner} is going over your case and what you told us before answering you. You will hear from us by ${nextWordBy} at the latest.`,
    concluding: () => 'Thank you for your answer. We are putting everything in writing.',
    agreed: () => 'We have an agreement. We will see that it is kept.',
    answered: () =>
      'We have given you our final answer, with the bodies you can turn to. If you want to add something, write to us.',
    promises: () => 'We have an agreement. We are keeping what we promised; below you see each promise and its date.',
    survey: () => 'We have closed your complaint. Will you tell us how we looked after you?',
    replying: ({ reader = 'Our team', replyBy = '' }) =>
      `We have received your message. ${reader} reads it and answers you by ${replyBy} at the latest.`,
    finished: () => 'Your case is closed. Thank you for helping us improve; if anything fails again, write to us here.',
    'set-aside': () =>
      'We have read your message and you need not do anything. If you want it treated as a complaint, write to us here.',
    blocked: ({ contact }) =>
      `We closed your case some time ago. The law asks us to keep it closed: nobody of our team reads it any more. With any question about it or about your data, write to ${contact}.`,
  },
};

/** Before all else, where people may be in danger. */
export const emergencyCall: Record<ReplyLanguage, (number: string) => string> = {
  es: (number) => `Si alguien corre peligro, llame ya a emergencias: ${number}.`,
  en: (number) => `If anybody is in danger, call the emergency services now: ${number}.`,
};

/** While a basic service is cut off. */
export const outageStep: Record<ReplyLanguage, (by: string) => string> = {
  es: (by) => `Le decimos qué ha causado el corte y cuándo esperamos que vuelva el servicio, como muy tarde el ${by}.`,
  en: (by) => `We tell you what cut the service off, and when we expect it back, by ${by} at the latest.`,
};
