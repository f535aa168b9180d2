import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { sha256 } from '#domain/case/history.ts';
import { type Policy, PolicySource } from '#domain/policy/policy.ts';
import { WordFamilies } from '#domain/policy/schema/families.ts';
import { OtherLanguage } from '#domain/policy/schema/templates.ts';
import { noticeLanguages } from '#domain/vocabulary.ts';
import { needFolder, readYaml } from './read-yaml.ts';
import { crossReferences } from './references.ts';

// zod/mini brings no messages of its own: without this a slip of the pen would be `Invalid input`, whoever is first to read a file.
z.config(en());

const { messages, classifier, otherLanguages: _, ...keys } = PolicySource.shape;

/** One file for each key of the policy, and one for each language of the messages, with what it may hold. */
export const policyFiles: Record<string, z.ZodMiniType> = {
  ...Object.fromEntries(Object.entries(keys).map(([key, schema]) => [`${key}.yaml`, schema])),
  // Made by `npm run train`, not by hand.
  'classifier.json': classifier,
  'messages/es.yaml': messages.shape.es,
  'messages/en.yaml': messages.shape.en,
  ...Object.fromEntries(noticeLanguages.map((language) => [`messages/${language}.yaml`, OtherLanguage])),
};

/**
 * The families of words alone, for what is learned from them before there is a whole policy.
 * @throws an Error that lists what is wrong with the file
 */
export const loadWordFamilies = (folder: string): WordFamilies => {
  const problems: string[] = [];
  const families = readYaml({ folder, file: 'families.yaml' }, WordFamilies, problems);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return families as WordFamilies;
};

/**
 * A file that nothing reads is a slip of the pen (`deadline.yaml`): a decision that would never hold.
 * The folders of `regimes.ts` are its own to read.
 */
const strays = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => /\.ya?ml$/.test(file) && !/^(regimes|calendars)\//.test(file) && !(file in policyFiles))
    .map((file) => `${file}: is not a file of the policy`);

/**
 * Reads what the company decided from `policy/` and gives it its version: 12 hex digits of the hash of its canonical JSON.
 * @throws one Error that lists every problem, each with its file and path
 */
export const loadPolicy = (folder: string): Policy => {
  needFolder(folder);
  const problems = strays(folder);
  const read = (file: string) => readYaml({ folder, file }, policyFiles[file] as z.ZodMiniType, problems);
  const others = noticeLanguages.filter((language) => existsSync(join(folder, `messages/${language}.yaml`)));
  const source = {
    ...Object.fromEntries(Object.keys(keys).map((key) => [key, read(`${key}.yaml`)])),
    classifier: read('classifier.json'),
    messages: { es: read('messages/es.yaml'), en: read('messages/en.yaml') },
    otherLanguages: Object.fromEntries(others.map((language) => [language, read(`messages/${language}.yaml`)])),
  } as z.infer<typeof PolicySource>;
  if (problems.length === 0) problems.push(...crossReferences(source));
  if (problems.length > 0) throw new Error(`The policy in ${folder} is not valid:\n- ${problems.join('\n- ')}`);
  return { ...source, version: sha256(canonicalize(source) ?? '').slice(0, 12) };
};
