import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { DisruptionWords } from './disruption-line.ts';

/** That a channel does not work well, in the languages of all pages. */
export const disruptionWords: Record<ReplyLanguage, DisruptionWords> = {
  es: {
    with: {
      email: 'con el correo',
      whatsapp: 'con WhatsApp',
      sms: 'con los SMS',
      call: 'con el teléfono',
      chat: 'con el chat',
    },
    call: (phone) => `llamarnos al ${phone}`,
    sentence: (channels, instead) => `Ahora mismo tenemos problemas ${channels}; mientras tanto puede ${instead}.`,
  },
  en: {
    with: {
      email: 'with e-mail',
      whatsapp: 'with WhatsApp',
      sms: 'with text messages',
      call: 'with our phone line',
      chat: 'with the chat',
    },
    call: (phone) => `call us on ${phone}`,
    sentence: (channels, instead) =>
      `We are having problems ${channels} right now; in the meantime you can ${instead}.`,
  },
};
