import type { ReplyLanguage } from '#domain/vocabulary.ts';

const es = {
  coming: (who: string) => `${who} se va a poner en contacto con usted como muy tarde el`,
  callMe: 'Que me llame una persona',
  phone: 'Teléfono al que prefiere que le llamemos (opcional)',
  wantsSupervisor: 'Quiero hablar con un supervisor',
  sendPerson: 'Quiero hablar con una persona',
  sendSupervisor: 'Prefiero hablar con un supervisor',
  escalate: '¿Quiere que la vea alguien con más responsabilidad?',
  escalateHint:
    'La persona que lleva su caso sigue ayudándole. Además, alguien con más responsabilidad lo mirará y le dirá qué decide.',
  why: '¿Quiere decirnos por qué? (opcional)',
  sendEscalation: 'Pedir que la vea un superior',
  seen: (who: string) => `${who} está viendo su reclamación. Sabrá qué decide como muy tarde el`,
  somebody: 'Alguien de nuestro equipo',
};

type RequestWords = typeof es;

const en: RequestWords = {
  coming: (who) => `${who} will get in touch with you at the latest on`,
  callMe: 'Have a person call me',
  phone: 'Phone number you would rather be called on (optional)',
  wantsSupervisor: 'I want to talk to a supervisor',
  sendPerson: 'I want to talk to a person',
  sendSupervisor: 'I would rather talk to a supervisor',
  escalate: 'Would you like somebody with more authority to look into it?',
  escalateHint:
    'The person in charge of your case goes on helping you. Besides, somebody with more authority will look into it and tell you what they decide.',
  why: 'Would you like to tell us why? (optional)',
  sendEscalation: 'Ask for somebody with more authority',
  seen: (who) => `${who} is looking into your complaint. You will hear what they decide at the latest on`,
  somebody: 'Somebody of our team',
};

/** What the page says about a person on request, and about going higher. */
export const requestWords: Record<ReplyLanguage, RequestWords> = { es, en };
