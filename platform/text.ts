import * as z from 'zod/mini';

/** Control characters other than line breaks and tabs: they break logs, mails and terminals. */
const CONTROL = /[^\P{Cc}\n\t]/u;

/** What somebody sees: a text of nothing of it is empty, whatever its length. Marks alone that choose how a letter looks are not seen. */
const SEEN = /[^\s\p{DI}\u2800\ufff9-\ufffb]/u;

/**
 * Words a person writes: trimmed, not empty, lines end in `\n`, no control characters.
 * @param max length in UTF-16 units
 */
export const freeText = (max: number) =>
  z.string({ error: 'must be text' }).check(
    z.overwrite((text) => text.replace(/\r\n?/g, '\n').trim()),
    z.refine((text) => SEEN.test(text), { error: 'must not be empty', abort: true }),
    z.maxLength(max, { error: `must be at most ${max} characters` }),
    z.refine((text) => !CONTROL.test(text) && text.isWellFormed(), {
      error: 'must be well-formed text without control characters other than line breaks and tabs',
    }),
  );
