import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type ReplyLanguage, replyLanguages } from '#domain/vocabulary.ts';
import { Advice, fail } from '#local/progress.ts';

/** @throws Advice where a day that an option was given is none of the calendar */
export const checkDay = (option: string, given: string): void => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00.000Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== given)
    throw new Advice(`--${option} ${given}: there is no such day. A day is written like 2026-12-28.`);
};

/** The language that a command speaks. @throws Advice where it is another one */
export const languageIn = (given: string): ReplyLanguage => {
  const language = replyLanguages.find((one) => one === given);
  if (!language) throw new Advice(`--lang ${given}: must be one of ${replyLanguages.join(', ')}.`);
  return language;
};

/**
 * The arguments of a command. `--help` shows how it is used and ends the process.
 * @throws Advice with what is wrong, and how the command is used
 */
export const readArguments = <T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> => {
  const { args = process.argv.slice(2) } = config;
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    throw new Advice(`${(error as Error).message}\n${usage}`);
  }
};

/**
 * The options of a command that reads them where its module begins: what is wrong with them is said, and the process ends with 1.
 * A command without any calls it with `{}`, since an option that is taken for none would be taken for obeyed.
 */
export const optionsOrEnd = <T extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: T,
): ReturnType<typeof parseArgs<{ options: T }>>['values'] => {
  try {
    return readArguments(usage, { options }).values;
  } catch (error) {
    return fail(error);
  }
};
