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
  | 'commitments'
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
  contact: string;
};

/** How the case stands, in a sentence without a date: what we promise by when is said beside it. */
export const situations: Record<ReplyLanguage, Record<ProgressState, (values: SentenceValues) => string>> = {
  es: {
    assigning: () => `Hemos recibido su reclamación y le asignamos una persona.`,
    examining: ({ owner = 'Nuestro equipo' }) => `${owner} estudia su caso y se pondrá en contacto si necesita algo.`,
    completing: ({ owner = 'Nuestro equipo' }) =>
      `${owner} estudia su caso y le ha pedido algo que falta. Puede enviárnoslo aquí mismo.`,
    consulting: () => `Hemos pedido su opinión a especialistas.`,
    preparing: ({ owner = 'Nuestro equipo' }) => `${owner} prepara una propuesta para usted.`,
    'reviewing-offer': ({ owner = 'Una persona de nuestro equipo' }) =>
      `${owner} lee nuestra propuesta antes de enviársela.`,
    offered: () =>
      'Tiene una propuesta nuestra: elija lo que prefiera, pídanos otra cosa o díganos que no le convence.',
    answering: ({ owner = 'Nuestro equipo' }) => `${owner} contesta por escrito a cada punto de su reclamación.`,
    'reviewing-answer': ({ owner = 'Una persona de nuestro equipo' }) =>
      `${owner} revisa su caso y lo que nos ha dicho antes de contestarle.`,
    concluding: () => 'Gracias por su respuesta. Estamos poniéndolo todo por escrito.',
    agreed: () => 'Tenemos un acuerdo. Nos encargamos de que se cumpla.',
    answered: () =>
      'Le hemos dado nuestra respuesta final, con los organismos a los que puede acudir. Si quiere añadir algo, escríbanos.',
    promises: () => 'Tenemos un acuerdo. Estamos cumpliendo lo prometido; abajo puede ver cada compromiso y su fecha.',
    commitments: () =>
      'Le hemos dado nuestra respuesta final. Estamos cumpliendo aquello a lo que nos comprometimos en ella; abajo puede ver cada compromiso y su fecha.',
    survey: () => 'Hemos cerrado su reclamación. ¿Nos cuenta cómo le hemos atendido?',
    replying: () => 'Hemos recibido su mensaje y vamos a contestarle.',
    finished: () => 'Su caso está cerrado. Gracias por ayudarnos a mejorar; si algo vuelve a fallar, escríbanos aquí.',
    'set-aside': () =>
      'Hemos leído su mensaje y no hace falta que haga nada. Si quiere que lo tratemos como una reclamación, escríbanos aquí.',
    blocked: ({ contact }) =>
      `Cerramos su caso hace tiempo. La ley nos pide guardarlo cerrado: ya no lo lee nadie de nuestro equipo. Para cualquier pregunta sobre él o sobre sus datos, escríbanos a ${contact}.`,
  },
  en: {
    assigning: () => `We have received your complaint and are giving it to one person.`,
    examining: ({ owner = 'Our team' }) =>
      `${owner} is examining your case and will contact you if anything is needed.`,
    completing: ({ owner = 'Our team' }) =>
      `${owner} is examining your case and has asked you for something that is missing. You can send it right here.`,
    consulting: () => `We have asked specialists for their opinion.`,
    preparing: ({ owner = 'Our team' }) => `${owner} is preparing an offer for you.`,
    'reviewing-offer': ({ owner = 'A person of our team' }) => `${owner} is reading our offer before it goes to you.`,
    offered: () =>
      'You have an offer from us: choose what you prefer, ask for something else, or tell us it will not do.',
    answering: ({ owner = 'Our team' }) => `${owner} is answering each point of your complaint in writing.`,
    'reviewing-answer': ({ owner = 'A person of our team' }) =>
      `${owner} is going over your case and what you told us before answering you.`,
    concluding: () => 'Thank you for your answer. We are putting everything in writing.',
    agreed: () => 'We have an agreement. We will see that it is kept.',
    answered: () =>
      'We have given you our final answer, with the bodies you can turn to. If you want to add something, write to us.',
    promises: () => 'We have an agreement. We are keeping what we promised; below you see each promise and its date.',
    commitments: () =>
      'We have given you our final answer. We are keeping what we committed ourselves to in it; below you see each promise and its date.',
    survey: () => 'We have closed your complaint. Will you tell us how we looked after you?',
    replying: () => 'We have received your message and are going to answer it.',
    finished: () => 'Your case is closed. Thank you for helping us improve; if anything fails again, write to us here.',
    'set-aside': () =>
      'We have read your message and you need not do anything. If you want it treated as a complaint, write to us here.',
    blocked: ({ contact }) =>
      `We closed your case some time ago. The law asks us to keep it closed: nobody of our team reads it any more. With any question about it or about your data, write to ${contact}.`,
  },
};

/** Nobody answered when we called because of a danger, and somebody is still at it. */
export const notReached: Record<ReplyLanguage, string> = {
  es: 'Le hemos llamado y no hemos podido hablar con usted. Díganos aquí o por teléfono cómo está y a qué hora podemos llamarle.',
  en: 'We called and could not speak with you. Tell us here or by phone how you are, and when we can call you.',
};

/** Before all else, where people may be in danger. */
export const emergencyCall: Record<ReplyLanguage, (number: string) => string> = {
  es: (number) => `Si alguien corre peligro, llame ya a emergencias: ${number}.`,
  en: (number) => `If anybody is in danger, call the emergency services now: ${number}.`,
};
