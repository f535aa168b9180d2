import { readFileSync } from 'node:fs';
import { type Law, type LawSource, lawOf } from '#domain/deadline/law.ts';

/** The part of the law that binds the company, as synth laid it beside the bundle. */
export const bundledLaw = (): Law =>
  lawOf(JSON.parse(readFileSync(new URL('./law.json', import.meta.url), 'utf8')) as LawSource);
