import * as z from 'zod/mini';
import { isMailAddress, mailableAddress } from './mail-address.ts';

/** Lower-case words joined by hyphens: the id of a regime, calendar, rule or piece of content. */
export const Slug = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,59}$/, { error: 'must be lower-case words joined by hyphens' }));

/** A mail address that every server can send to: its domain may be in any script, what stands before the @ is ASCII. */
export const MailAddress = z.string().check(
  z.refine((text) => isMailAddress(text) && mailableAddress(text) !== undefined, {
    error: 'must be an e-mail address, in ASCII before the @',
  }),
);

/** One text in each language Amends writes in. */
export const LocalizedText = z.strictObject({
  es: z.string().check(z.minLength(1)),
  en: z.string().check(z.minLength(1)),
});
export type LocalizedText = z.infer<typeof LocalizedText>;

/** A date without hour or zone: `2026-12-08`. */
export type Day = string;

/** `primary`: the legal text was read; `secondary`: somebody wrote about it; `memory`: not checked. */
export const Confidence = z.enum(['primary', 'secondary', 'memory']);

/** An instant as somebody outside writes it, down to the minute at least: `2026-12-08T09:30Z`. */
export const InstantOfUtc = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/, { error: 'must be an instant of UTC' }));

/** Where a fact comes from and when somebody last looked. */
export const evidence = { source: z.url(), confidence: Confidence, checkedOn: z.iso.date() };

export const Zone = z.string().check(
  z.refine(
    (zone) => {
      try {
        return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
      } catch {
        return false;
      }
    },
    { error: 'must be an IANA time zone such as Europe/Madrid' },
  ),
);
