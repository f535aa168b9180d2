import type { RefusalKind } from '#domain/refusal.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

const es = {
  title: 'Su reclamación',
  next: 'Qué pasa ahora',
  owner: 'Quién la lleva',
  nobodyYet: 'Estamos asignándole una persona',
  nextWord: 'Sabrá de nosotros como muy tarde el',
  answerBy: 'Nuestra respuesta, como muy tarde el',
  why: 'Cómo se calcula la fecha de la respuesta',
  received: 'Recibida el',
  closed: 'Cerrada el',
  steps: 'El camino de su reclamación',
  states: { done: 'Hecho', current: 'Ahora', next: 'Después' },
  offer: 'Nuestra propuesta',
  offerLead: 'Responda cuando le venga bien; nos ayuda que sea como muy tarde el',
  offerCalm: 'Su reclamación no se cierra por no contestar.',
  value: 'Valor',
  decision: '¿Qué quiere hacer?',
  decisions: {
    counter: 'Prefiero otra cosa',
    decline: 'No me convence',
  },
  decisionHints: {
    counter: 'Cuéntenos abajo qué le parecería bien y le haremos otra propuesta si podemos.',
    decline: 'Le daremos una respuesta final razonada y le diremos a qué organismos puede acudir.',
  },
  message: '¿Quiere decirnos algo? (opcional)',
  agreement: { agreement: 'Nuestro acuerdo', 'final-answer': 'Nuestra respuesta final' },
  earlierAgreement: { agreement: 'Lo que acordamos antes', 'final-answer': 'Nuestra respuesta anterior' },
  fingerprint: 'Huella del texto (SHA-256)',
  promises: 'Lo que hemos prometido',
  kept: 'Cumplido',
  due: 'Como muy tarde el',
  survey: '¿Cómo le hemos atendido?',
  score: '¿Cómo le hemos tratado?',
  service: '¿Qué le parece el servicio, o la solución o respuesta que le dimos?',
  scores: (score: number, best: number) => `${score} de ${best}`,
  worst: 'muy mal',
  best: 'muy bien',
  comment: '¿Qué podríamos haber hecho mejor? (opcional)',
  sendSurvey: 'Enviar mi valoración',
  messages: 'Mensajes',
  noMessages: 'Todavía no hay mensajes.',
  earlierMessages: 'Ver mensajes anteriores',
  from: { in: 'Usted', noted: 'Lo que anotamos de lo que nos contó', out: 'Nosotros' },
  addMessage: 'Añadir un mensaje',
  addHint: 'Lo lee la persona que lleva su caso. No hace falta que repita nada.',
  sendMessage: 'Enviar el mensaje',
  completion: 'Nos falta algo para estudiar su caso',
  completionLead: 'Esto es lo que nos falta. Puede enviárnoslo hasta el',
  completionCalm:
    'Cuando su reclamación esté completa, el plazo para contestarle empieza de nuevo. Si no nos llega nada, decidiremos con lo que ya tenemos: su reclamación no se cierra.',
  completionLabel: 'Lo que nos falta',
  sendCompletion: 'Completar mi reclamación',
  person: 'Hablar con una persona',
  call: (reference: string) => `Llámenos y díganos su referencia, ${reference}:`,
  keepLink: 'Guarde esta dirección: es la llave de su caso. Quien la tenga puede verlo.',
  problem: 'Hay algo que corregir',
  fields: {
    '/decision': 'Elija qué quiere hacer',
    '/option': 'Elija una de las opciones de la propuesta',
    '/message': 'Su mensaje es demasiado largo o tiene caracteres que no podemos leer',
    '/text': 'Escriba su mensaje (hasta 8000 caracteres)',
    '/score': 'Elija una valoración del trato',
    '/service': 'Elija una valoración del servicio o de la solución',
    '/phone': 'Escriba un número de teléfono, como +34 600 123 456',
    '/files': 'Elija hasta 10 archivos que sean imágenes, PDF, grabaciones, textos o documentos de oficina sin macros',
    '/comment': 'Su comentario es demasiado largo o tiene caracteres que no podemos leer',
  } as Record<string, string>,
  refusals: {
    conflict:
      'Esta pregunta ya no está abierta: ya teníamos su respuesta o algo ha cambiado. Abajo ve cómo está su caso.',
    'too-many': 'Tenemos muchos mensajes suyos por contestar. Si es urgente, llámenos.',
  } as Partial<Record<RefusalKind, string>>,
  /** Refusals of one form, where the kind alone would say too little. */
  refusalsOf: {
    person: { conflict: 'Ya hay una persona avisada: abajo ve quién es y cuándo le llamará.' },
    escalate: {
      conflict: 'Alguien con más responsabilidad ya tiene su reclamación: abajo ve quién es y cuándo tendrá noticias.',
      'too-many':
        'Su reclamación ya ha llegado a quien tiene la última palabra. Si quiere añadir algo, escríbanos o llámenos.',
    },
  } as Record<string, Partial<Record<RefusalKind, string>>>,
  refused: 'No hemos podido guardarlo. Revise lo que ha escrito o llámenos.',
  done: {
    complaint:
      'Hemos recibido su reclamación. Guarde esta página: aquí verá quién la lleva y qué pasa con ella, y puede descargar el justificante en cuanto esté listo.',
    answer: 'Hemos recibido su respuesta. Gracias.',
    message: 'Hemos recibido su mensaje. Gracias.',
    survey: 'Hemos recibido su valoración. Gracias.',
    earlier: 'Hemos recibido lo que nos dice. Quien lleva su caso lo mira y se lo contesta.',
    person: 'Hemos avisado a una persona de nuestro equipo. Abajo ve quién es y cuándo le llamará.',
    escalate:
      'Hemos pasado su reclamación a alguien con más responsabilidad. Abajo ve quién es y cuándo tendrá noticias.',
  } as Record<string, string>,
  missing: 'No encontramos esta página',
  missingText:
    'La dirección no está completa o ya no vale. Ábrala desde el mensaje que le enviamos, sin que falte ningún carácter.',
};

export type PageWords = typeof es;

const en: PageWords = {
  title: 'Your complaint',
  next: 'What happens now',
  owner: 'Who is in charge',
  nobodyYet: 'We are giving it to one person',
  nextWord: 'You will hear from us by',
  answerBy: 'Our answer by',
  why: 'How the date of the answer is worked out',
  received: 'Received',
  closed: 'Closed',
  steps: 'The way of your complaint',
  states: { done: 'Done', current: 'Now', next: 'Later' },
  offer: 'Our offer',
  offerLead: 'Answer when it suits you; it helps us if that is at the latest on',
  offerCalm: 'Your complaint is not closed if you do not answer.',
  value: 'Worth',
  decision: 'What would you like to do?',
  decisions: {
    counter: 'I would rather have something else',
    decline: 'It will not do',
  },
  decisionHints: {
    counter: 'Tell us below what would be right, and we make another offer if we can.',
    decline: 'We give you a reasoned final answer and name the bodies you can turn to.',
  },
  message: 'Is there anything you want to tell us? (optional)',
  agreement: { agreement: 'Our agreement', 'final-answer': 'Our final answer' },
  earlierAgreement: { agreement: 'What we agreed before', 'final-answer': 'Our earlier answer' },
  fingerprint: 'Fingerprint of the text (SHA-256)',
  promises: 'What we promised',
  kept: 'Kept',
  due: 'By',
  survey: 'How did we look after you?',
  score: 'How did we treat you?',
  service: 'What do you think of the service, or of the solution or answer we gave you?',
  scores: (score, best) => `${score} of ${best}`,
  worst: 'very badly',
  best: 'very well',
  comment: 'What could we have done better? (optional)',
  sendSurvey: 'Send my score',
  messages: 'Messages',
  noMessages: 'There are no messages yet.',
  earlierMessages: 'See earlier messages',
  from: { in: 'You', noted: 'What we noted of what you told us', out: 'Us' },
  addMessage: 'Add a message',
  addHint: 'The person in charge of your case reads it. You need not repeat anything.',
  sendMessage: 'Send the message',
  completion: 'We need something more to examine your case',
  completionLead: 'This is what we still need. You can send it by',
  completionCalm:
    'Once your complaint is complete, the time for our answer starts again. If nothing reaches us we decide with what we have: your complaint is not closed.',
  completionLabel: 'What we still need',
  sendCompletion: 'Complete my complaint',
  person: 'Talk to a person',
  call: (reference) => `Call us and tell us your reference, ${reference}:`,
  keepLink: 'Keep this address: it is the key to your case. Whoever has it can see it.',
  problem: 'There is something to correct',
  fields: {
    '/decision': 'Choose what you would like to do',
    '/option': 'Choose one of the options of the offer',
    '/message': 'Your message is too long or has characters we cannot read',
    '/text': 'Write your message (up to 8000 characters)',
    '/score': 'Choose a score for how we treated you',
    '/service': 'Choose a score for the service or the solution',
    '/phone': 'Write a phone number, such as +34 600 123 456',
    '/files': 'Choose up to 10 files that are images, PDF, recordings, texts or office documents without macros',
    '/comment': 'Your comment is too long or has characters we cannot read',
  },
  refusals: {
    conflict:
      'This question is no longer open: we had your answer already, or something changed. Below you see your case.',
    'too-many': 'Many messages of yours wait for our answer. If it is urgent, please call us.',
  },
  refusalsOf: {
    person: { conflict: 'A person has been told already: below you see who it is and when they call.' },
    escalate: {
      conflict: 'Somebody with more authority has your complaint already: below you see who it is and when you hear.',
      'too-many':
        'Your complaint has reached whoever has the last word. If you want to add something, write to us or call us.',
    },
  },
  refused: 'We could not keep it. Please check what you wrote, or call us.',
  done: {
    complaint:
      'We have your complaint. Keep this page: here you see who is in charge of it and what happens, and you can download the receipt as soon as it is ready.',
    answer: 'We have received your answer. Thank you.',
    message: 'We have received your message. Thank you.',
    survey: 'We have received your score. Thank you.',
    earlier: 'We have received what you say. Whoever has your case looks into it and answers you.',
    person: 'We have told a person of our team. Below you see who it is and when they call.',
    escalate:
      'We have given your complaint to somebody with more authority. Below you see who it is and when you hear.',
  },
  missing: 'We cannot find this page',
  missingText:
    'The address is incomplete or no longer valid. Open it from the message we sent you, with no character missing.',
};

/** Everything the page says, in each language. */
export const pageWords: Record<ReplyLanguage, PageWords> = { es, en };
