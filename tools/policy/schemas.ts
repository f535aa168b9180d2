import * as z from 'zod/mini';
import { CalendarSource, CompanyDays } from '#domain/deadline/calendar.ts';
import { RegimeSource } from '#domain/deadline/regime.ts';
import { replyLanguages } from '#domain/vocabulary.ts';
import { policyFiles } from '#policy/load.ts';

/** Where the schemas lie in the folder of the policy. */
export const SCHEMA_FOLDER = 'schemas';

/** Of what people write by hand, which schema says what it may hold; a name with `*` stands for all files of a folder. */
const written: Record<string, z.ZodMiniType> = {
  ...Object.fromEntries(Object.entries(policyFiles).filter(([file]) => file.endsWith('.yaml'))),
  'regimes/*.yaml': RegimeSource,
  'calendars/*.yaml': CalendarSource,
  'calendars/company.yaml': CompanyDays,
};

/** `schemas/regimes.json` is that of all regimes; the messages of both languages of replies have one, and those of the others. */
const schemaName = (file: string): string => {
  const [, language] = /^messages\/(\w+)\.yaml$/.exec(file) ?? [];
  if (language) return replyLanguages.some((one) => one === language) ? 'messages.json' : 'messages-other.json';
  return `${file.replace('/*.yaml', '').replace('.yaml', '').replaceAll('/', '-')}.json`;
};

/** The file of the schema that a file of the policy is checked by, as the first line of that file names it. */
export const schemaFor = (file: string): string | undefined => {
  const known = file in written ? file : `${file.split('/')[0]}/*.yaml`;
  if (!(known in written)) return undefined;
  return `${file.includes('/') ? '../' : ''}${SCHEMA_FOLDER}/${schemaName(known)}`;
};

/** The line by which editors find the schema of a file (yaml-language-server). */
export const schemaLine = (file: string): string | undefined => {
  const schema = schemaFor(file);
  return schema && `# yaml-language-server: $schema=${schema}`;
};

/**
 * JSON Schemas (draft 7, which editors know) of all files that are written by hand, by name, made from what synth checks them by. What one
 * file says of another, and what a refinement says, is left to synth.
 */
export const policySchemas = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(written).map(([file, schema]) => [
      schemaName(file),
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }), undefined, 2)}\n`,
    ]),
  );
