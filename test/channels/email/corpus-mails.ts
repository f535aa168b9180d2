import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { corpus } from '#local/paths.ts';

/** The real mails of the corpus, by their place in it. */
export const corpusMails = readdirSync(join(corpus, 'email'), { recursive: true })
  .map((file) => `email/${file}`)
  .filter((file) => file.endsWith('.eml'))
  .sort();
