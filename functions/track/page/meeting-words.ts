import type { RefusalKind } from '#domain/refusal.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

type MeetingWords = {
  title: string;
  lead: (how: string, who: string) => string;
  where: string;
  choose: string;
  none: string;
  noneHint: string;
  message: string;
  send: string;
  calm: string;
  agreed: (how: string, who: string) => string;
  change: string;
  calendar: string;
  fields: Record<string, string>;
  done: string;
  refusals: Partial<Record<RefusalKind, string>>;
};

/** What the page says of a meeting. */
export const meetingWords: Record<ReplyLanguage, MeetingWords> = {
  es: {
    title: '¿Lo hablamos?',
    lead: (how, who) => `Le proponemos hablarlo ${how} con ${who}. Elija la fecha que le venga bien.`,
    where: 'Dónde',
    choose: '¿Qué fecha prefiere?',
    none: 'Ninguna me viene bien',
    noneHint: 'Díganos abajo cuándo podría, y le proponemos otras o le llamamos.',
    message: '¿Quiere decirnos algo? (opcional)',
    send: 'Enviar',
    calm: 'Su reclamación no se cierra por no contestar.',
    agreed: (how, who) => `Hemos quedado ${how} con ${who}:`,
    calendar: 'Añadirla a su calendario',
    change: 'Si ya no le viene bien, escríbanos un mensaje o llámenos.',
    fields: { '/date': 'Elija una de las fechas, o que ninguna le viene bien' },
    done: 'Hemos anotado su respuesta. Gracias.',
    refusals: {
      conflict: 'Estas fechas ya no están abiertas: ya teníamos su respuesta o las hemos cambiado. Abajo ve cómo está.',
      unfit:
        'Esa fecha ya ha pasado o ya no está entre las propuestas. Elija otra, o díganos que ninguna le viene bien.',
    },
  },
  en: {
    title: 'Shall we talk it over?',
    lead: (how, who) => `We propose to talk it over ${how} with ${who}. Choose the date that suits you.`,
    where: 'Where',
    choose: 'Which date do you prefer?',
    none: 'None of them suits me',
    noneHint: 'Tell us below when you could, and we propose others or call you.',
    message: 'Would you like to tell us something? (optional)',
    send: 'Send',
    calm: 'Your complaint is not closed for lack of an answer.',
    agreed: (how, who) => `We meet ${how} with ${who}:`,
    calendar: 'Add it to your calendar',
    change: 'If it no longer suits you, write us a message or call us.',
    fields: { '/date': 'Choose one of the dates, or that none suits you' },
    done: 'We have noted your answer. Thank you.',
    refusals: {
      conflict:
        'These dates are not open any more: we had your answer, or have changed them. You see below how it stands.',
      unfit:
        'That date is over, or is not among those proposed any more. Choose another one, or tell us that none suits you.',
    },
  },
};
