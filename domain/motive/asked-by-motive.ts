import type { CaseFile } from '../case/case-file.ts';
import { dateWords } from '../messages/staff-notice.ts';
import type { Policy } from '../policy/policy.ts';
import type { LocalizedText } from '../values.ts';
import { motivePolicyOf } from './apply-motive.ts';
import { stepsToTake } from './steps.ts';

const listed = (lines: string[]): string => lines.map((line) => `- ${line}`).join('\n');

/**
 * What the notice of an examination says of the motive: its name, the steps that are asked for, first things first, and the
 * advice. Undefined where the motive could not be told or the case is no complaint.
 */
export const askedByMotive = (
  file: CaseFile,
  policy: Policy,
): Record<'motive' | 'steps', LocalizedText> | undefined => {
  const motive = motivePolicyOf(file.head, policy);
  if (!motive) return undefined;
  const lines = stepsToTake(file).map(({ text, dueAt }) => {
    const by = dueAt && dateWords(policy, dueAt);
    return by ? { es: `${text.es} (antes del ${by.es})`, en: `${text.en} (by ${by.en})` } : text;
  });
  const all = [...lines, motive.advice];
  return {
    motive: motive.title,
    steps: { es: listed(all.map(({ es }) => es)), en: listed(all.map(({ en }) => en)) },
  };
};
