import type { CaseFile } from '../case/case-file.ts';
import { dateWords } from '../messages/staff-notice.ts';
import type { Policy } from '../policy/policy.ts';
import type { TaskKind } from '../tasks/kinds.ts';
import type { LocalizedText } from '../values.ts';
import { motivePolicyOf } from './apply-motive.ts';
import { stepsToTake } from './steps.ts';

const listed = (lines: string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** Work that the motive speaks to: the examination as a whole, and before a letter goes out whatever is not on record yet. */
const BEFORE_LETTERS: TaskKind[] = ['points', 'release'];

/**
 * What the notice of a task says of the motive: its name, the steps that are asked for and not taken yet, first things first,
 * and for the examination the advice. Undefined where there is nothing to say: the motive could not be told, the case is no
 * complaint, all was done, or the task is of another kind.
 */
export const askedByMotive = (
  file: CaseFile,
  kind: TaskKind,
  policy: Policy,
): Record<'motive' | 'steps', LocalizedText> | undefined => {
  const motive = motivePolicyOf(file.head, policy);
  if (!motive || (kind !== 'examine' && !BEFORE_LETTERS.includes(kind))) return undefined;
  const lines = stepsToTake(file)
    .filter(({ done }) => !done)
    .map(({ text, dueAt }) => {
      const by = dueAt && dateWords(policy, dueAt);
      return by ? { es: `${text.es} (antes del ${by.es})`, en: `${text.en} (by ${by.en})` } : text;
    });
  const all = kind === 'examine' ? [...lines, motive.advice] : lines;
  if (all.length === 0) return undefined;
  return {
    motive: motive.title,
    steps: { es: listed(all.map(({ es }) => es)), en: listed(all.map(({ en }) => en)) },
  };
};
