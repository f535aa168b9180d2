import { Advice } from '#local/progress.ts';
import { type Answers, complete, questions } from './answers.ts';

/** Lines of somebody who answers, one after another, as `readline` gives them. */
type Lines = AsyncIterable<string>;

/**
 * Asks the questions, each again until its answer can be read; the last as often as there are lines before an empty one.
 * @throws Advice where the lines end before the questions do
 */
export const askedOf = async (
  lines: Lines,
  known: { sectors: string[] },
  say: (text: string) => void = console.log,
): Promise<Answers> => {
  const answered = lines[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await answered.next();
    if (done) throw new Advice('The answers ended before the questions did; nothing is written');
    return value;
  };
  let answers: Partial<Answers> = {};
  /** @returns whether the line could be read */
  const takes = (read: () => Partial<Answers>): boolean => {
    try {
      answers = { ...answers, ...read() };
      return true;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      say(error.message);
      return false;
    }
  };
  /** Reads lines until one of them is the last of its question. */
  const until = async (isLast: (line: string) => boolean): Promise<void> => {
    for (let line = await next(); !isLast(line); ) line = await next();
  };
  const [last, ...before] = questions.toReversed();
  for (const [index, { asks, reads }] of before.reverse().entries()) {
    say(`${index + 1}. ${asks(known)}`);
    await until((line) => takes(() => reads(line, answers)));
  }
  say(`${questions.length}. ${last?.asks(known)}`);
  await until((line) => {
    const isEmpty = line.trim() === '';
    return takes(() => (isEmpty ? complete(answers) : (last?.reads(line, answers) ?? {}))) && isEmpty;
  });
  return answers as Answers;
};
