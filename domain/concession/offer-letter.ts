import { commitmentFacts } from '../agreement/facts-of.ts';
import { givenOf } from '../agreement/given.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Offer } from '../case/settlement.ts';
import { caseMessageContent } from '../messages/case-message.ts';
import type { MessageContent } from '../messages/compose.ts';
import { letterLanguageOf } from '../messages/letter-language.ts';
import type { Policy } from '../policy/policy.ts';
import { nameOf } from '../tasks/decide.ts';
import { durationMs } from '../time.ts';
import type { LetterLanguage } from '../vocabulary.ts';
import { offerText } from './offer-text.ts';

const HOUR_MS = 60 * 60 * 1000;

const within: Record<LetterLanguage, Record<'days' | 'hours', (count: number) => string>> = {
  es: {
    days: (count) => `en los próximos ${count} días`,
    hours: (count) => (count === 1 ? 'en la próxima hora' : `en las próximas ${count} horas`),
  },
  en: {
    days: (count) => `in the next ${count} days`,
    hours: (count) => (count === 1 ? 'in the next hour' : `in the next ${count} hours`),
  },
  ca: {
    days: (count) => `en els propers ${count} dies`,
    hours: (count) => (count === 1 ? 'en la propera hora' : `en les properes ${count} hores`),
  },
  gl: {
    days: (count) => `nos próximos ${count} días`,
    hours: (count) => (count === 1 ? 'na próxima hora' : `nas próximas ${count} horas`),
  },
  eu: {
    days: (count) => `hurrengo ${count} egunetan`,
    hours: (count) => (count === 1 ? 'hurrengo orduan' : `hurrengo ${count} orduetan`),
  },
};

/** A length of time from when a text is read: true whenever the text goes out. */
const withinWords = (duration: string, language: LetterLanguage): string => {
  const hours = Math.max(1, Math.round(durationMs(duration) / HOUR_MS));
  return hours >= 48 ? within[language].days(Math.round(hours / 24)) : within[language].hours(hours);
};

/**
 * The letter of an offer, as its owner reads it before releasing it and as the customer gets it. It holds nothing that
 * changes between the two, such as a date counted from the release.
 */
export const offerLetter = (
  policy: Policy,
  file: CaseFile,
  { offer, trackingUrl }: { offer: Pick<Offer, 'cycle' | 'round' | 'options' | 'commitments'>; trackingUrl: string },
): MessageContent => {
  const { head } = file;
  const { company, deadlines } = policy;
  const letter = caseMessageContent(policy, file, {
    template: 'offer',
    values: {
      round: String(offer.round),
      options: offerText(offer.options, {
        given: givenOf(policy, file, offer.cycle),
        language: head.replyLanguage,
        committed: { commitments: commitmentFacts(policy, file, offer.commitments ?? []), zone: company.zone },
      }),
      answerWithin: withinWords(deadlines.tasks.offer.due, letterLanguageOf(policy, head, 'offer')),
      trackingUrl,
      owner: head.owner ? nameOf(policy, head.owner) : company.name,
    },
  });
  // Amounts have no-break spaces: as plain ones, a text copied from a screen has the hash of the letter.
  return { ...letter, body: letter.body.replace(/[\u00a0\u202f]/g, ' ') };
};
