import { expect, it } from 'vitest';
import {
  type DisruptableChannel,
  disruptableChannels,
  type LetterLanguage,
  letterLanguages,
} from '#domain/vocabulary.ts';
import { formWords } from '#functions/complaints/form/words.ts';
import { disruptionLine } from '#platform/page/disruption-line.ts';

const PHONE = '+34 910 123 456';

/** What the form says. */
const lineOf = (channels: readonly DisruptableChannel[], language: LetterLanguage): string | undefined => {
  const { disruption: words, instead } = formWords[language];
  return disruptionLine(channels, { language, words, instead, phone: PHONE });
};

type Example = { language: LetterLanguage; channels: DisruptableChannel[]; sentence: string };

const examples: Example[] = [
  {
    ...{ language: 'es', channels: ['whatsapp'] },
    sentence:
      'Ahora mismo tenemos problemas con WhatsApp; mientras tanto puede escribirnos con este formulario o llamarnos al +34 910 123 456.',
  },
  {
    ...{ language: 'es', channels: ['email', 'call', 'sms'] },
    sentence:
      'Ahora mismo tenemos problemas con el correo, con el teléfono y con los SMS; mientras tanto puede escribirnos con este formulario.',
  },
  {
    ...{ language: 'en', channels: ['call', 'chat'] },
    sentence:
      'We are having problems with our phone line and with the chat right now; in the meantime you can write to us with this form.',
  },
  {
    ...{ language: 'ca', channels: ['email'] },
    sentence:
      'Ara mateix tenim problemes amb el correu; mentrestant pot escriure’ns amb aquest formulari o trucar-nos al +34 910 123 456.',
  },
  {
    ...{ language: 'gl', channels: ['chat', 'sms'] },
    sentence:
      'Agora mesmo temos problemas co chat e cos SMS; mentres tanto pode escribirnos con este formulario ou chamarnos ao +34 910 123 456.',
  },
  {
    ...{ language: 'eu', channels: ['whatsapp'] },
    sentence:
      'Une honetan arazoak ditugu WhatsApp bidezko mezuekin; bitartean, formulario honen bidez idatz diezagukezu edo +34 910 123 456 zenbakira dei dezakezu.',
  },
];

it.each(examples)('In $language, of $channels', ({ language, channels, sentence }) => {
  expect(lineOf(channels, language)).toBe(sentence);
});

it.each(letterLanguages)('In %s every channel is named, and only a phone that works is offered', (language) => {
  const lines = disruptableChannels.map((one) => lineOf([one], language) ?? '');
  expect(new Set(lines).size).toBe(disruptableChannels.length);
  expect(disruptableChannels.filter((_, place) => !lines[place]?.includes(PHONE))).toEqual(['call']);
});

it('Nothing is said where everything works', () => {
  expect(lineOf([], 'es')).toBeUndefined();
});
