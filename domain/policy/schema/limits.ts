import * as z from 'zod/mini';

/** Limits on what a channel may bring in, and on what the analysis reads (each unit of 100 characters costs money). */
export const Limits = z.strictObject({
  textCharacters: z.int(),
  bodyBytes: z.int(),
  mailBytes: z.int(),
  sentimentCharacters: z.int(),
  keyPhraseCharacters: z.int(),
  personalDataCharacters: z.int(),
  languageCharacters: z.int(),
  /** Acknowledgments a day to a mail address or a phone number that nobody has proved to have. */
  acknowledgmentsADay: z.int().check(z.minimum(1), z.maximum(40)),
  handOvers: z.int(),
  /** Who may take a case back from where an escalation or a hand-over brought it. */
  takeBack: z.enum(['supervisor', 'former-owner']),
});
