import type { Commitment } from '../case/settlement.ts';

/** What was promised, in words: a commitment of a letter has its own, as long as they are not blocked. */
export const commitmentWords = (
  texts: ReadonlyMap<string, string>,
  { textId, what }: Pick<Commitment, 'textId' | 'what'>,
): string => (textId === undefined ? undefined : texts.get(textId)) ?? what;
