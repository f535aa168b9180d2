import type { DeskCase } from '../../../api/types.ts';
import type { Field } from '../../../parts/form/fields.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import type { Values } from '../../../parts/form/values.ts';

/** Yes and no are what the request calls true and false; what cannot be known it calls so. */
const known = (value: unknown): unknown => (value === 'yes' ? true : value === 'no' ? false : value);
const said = (value: boolean | undefined): string => (value === undefined ? 'unknown' : value ? 'yes' : 'no');

/** Of the remedies to choose from: none of them, but words. */
const IN_WORDS = 'words';

/** A draft of before there was anything to choose from holds words alone. */
const isInWords = ({ chosen = '', remedy = '' }: Values): boolean =>
  chosen === IN_WORDS || (chosen === '' && remedy !== '');

type Named = { remedy: string; remedyHint: string; inWords: string; theWords: string };

/** What would set it right: one of what the company can give, or words. */
export const remedyFields = (
  { remedies = [] }: DeskCase['tasks'][number],
  say: Named,
  when: (values: Values) => boolean = () => true,
): Field[] => [
  {
    ...{ kind: 'select', name: 'chosen', label: say.remedy, hint: say.remedyHint, isOptional: true, when },
    options: [
      ...remedies.map(({ remedy, title }) => ({ value: remedy, label: title })),
      { value: IN_WORDS, label: say.inWords },
    ],
  },
  {
    ...{ kind: 'line', name: 'remedy', label: say.theWords, isOptional: true },
    when: (values) => when(values) && isInWords(values),
  },
];

/** The request that says what somebody judged; whoever cannot tell says neither. */
export const judgmentsToBody = ({ cannot, chosen, ...body }: Body): Body => ({
  ...body,
  ...(chosen !== undefined && chosen !== IN_WORDS && { remedy: chosen }),
  ...('valid' in body && { valid: known(body['valid']) }),
  ...('liable' in body && { liable: known(body['liable']) }),
  ...(cannot === true && { cannotTell: body['cannotTell'] ?? true }),
});

/** What a form holds that says the same as an opinion. */
export const judgmentValues = (
  { remedies = [] }: DeskCase['tasks'][number],
  { valid, liable, remedy = '' }: DeskCase['opinions'][number],
): Values => {
  const isListed = remedies.some((one) => one.remedy === remedy);
  return {
    ...{ valid: said(valid), liable: said(liable) },
    chosen: isListed ? remedy : remedy === '' ? '' : IN_WORDS,
    remedy: isListed ? '' : remedy,
  };
};
