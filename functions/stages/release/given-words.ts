import { adviceTextId, preventionTextId } from '#domain/agreement/given.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, textItem } from '#domain/case/change.ts';
import type { Examination } from '#domain/case/findings.ts';
import type { ReleaseDecision } from './contract.ts';

type Given = Pick<ReleaseDecision, 'prevention' | 'advice'>;

/** Whether whoever releases says what prevents a repetition or how to use it, in place of the policy. */
export const givesWords = ({ prevention, advice }: Given): boolean => prevention !== undefined || advice !== undefined;

/**
 * The case as it is with the words that whoever releases gives, from which the letter and later the agreement are made, and what
 * stores them beside the examination. Nothing where nobody has examined.
 */
export const withGivenWords = (
  file: CaseFile,
  cycle: number,
  { prevention, advice }: Given,
): { file: CaseFile; given: ChangePart } => {
  const found = file.examinations.find((one) => one.cycle === cycle) ?? file.examinations.at(-1);
  if (!found || !givesWords({ ...(prevention && { prevention }), ...(advice && { advice }) }))
    return { file, given: {} };
  const examination: Examination = {
    ...found,
    ...(prevention && { preventionTextId: preventionTextId(cycle) }),
    ...(advice && { adviceTextId: adviceTextId(cycle) }),
  };
  const texts: [string, string][] = [
    ...(prevention ? [[preventionTextId(cycle), prevention] satisfies [string, string]] : []),
    ...(advice ? [[adviceTextId(cycle), advice] satisfies [string, string]] : []),
  ];
  return {
    file: {
      ...file,
      texts: new Map([...file.texts, ...texts]),
      examinations: file.examinations.map((one) => (one === found ? examination : one)),
    },
    given: { items: [{ kind: 'examination', examination }, ...texts.map(([id, text]) => textItem(id, text))] },
  };
};
