import type { DeskCase } from '../../api/types.ts';
import { useNames } from '../../parts/names.ts';
import { capital } from '../../words/capital.ts';
import { useWords } from '../../words/use-words.ts';
import { taskWords } from './task-words.ts';

const answer = (value: boolean | undefined): 'yes' | 'no' | 'unknown' =>
  value === undefined ? 'unknown' : value ? 'yes' : 'no';

/** What an expert says, in a line. */
export const OpinionInWords = ({ opinion }: { opinion: DeskCase['opinions'][number] }) => {
  const say = useWords(taskWords);
  const nameOf = useNames();
  const { answered, expert, valid, liable, remedyTitle, explanation, internal, cannotTell } = opinion;
  if (!answered) return say.noAnswer;
  const judged = cannotTell ? say.cannotTell : `${say.valid[answer(valid)]}; ${say.liable[answer(liable)]}`;
  return [
    `${nameOf(expert)}: ${judged}.`,
    remedyTitle && `${capital(remedyTitle).replace(/\.$/, '')}.`,
    explanation,
    internal && `(${internal})`,
  ]
    .filter(Boolean)
    .join(' ');
};
