import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Advice } from '#local/progress.ts';

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
