import * as z from 'zod/mini';

/** Control characters other than line breaks and tabs: they break logs, mails and terminals. */
const CONTROL = /[^\P{Cc}\n\t]/u;

/**
 * Words a person writes: trimmed, not empty, lines end in `\n`, no control characters.
 * @param max length in UTF-16 units
 */
export const freeText = (max: number) =>
  z.string({ error: 'must be text' }).check(
    z.overwrite((text) => text.replace(/\r\n?/g, '\n').trim()),
    z.minLength(1, { error: 'must not be empty' }),
    z.maxLength(max, { error: `must be at most ${max} characters` }),
    z.refine((text) => !CONTROL.test(text) && text.isWellFormed(), {
      error: 'must be well-formed text without control characters other than line breaks and tabs',
    }),
  );
