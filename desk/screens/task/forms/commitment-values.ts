import type { LetterMayHold } from '../../../api/types.ts';
import type { Values } from '../../../parts/form/values.ts';

const PARTS = ['kind', 'text', 'owner', 'by'] as const;
const EMPTY = { kind: '', text: '', owner: '', by: '' };

export const nameOf = (at: number, part: (typeof PARTS)[number]): string => `commitments.${at}.${part}`;

/** How many are being written, those that are still empty too. */
export const countIn = (values: Values): number => Number(values['commitments'] ?? 0);

type Row = Record<(typeof PARTS)[number], string>;

const rowsIn = (values: Values): Row[] =>
  Array.from({ length: countIn(values) }, (_, at) => ({
    kind: values[nameOf(at, 'kind')] ?? '',
    text: (values[nameOf(at, 'text')] ?? '').trim(),
    owner: values[nameOf(at, 'owner')] ?? '',
    by: values[nameOf(at, 'by')] ?? '',
  }));

/** Fields that hold these, and nothing in those of one more: where one is taken out, the last one's are emptied. */
export const valuesOf = (rows: readonly Row[]): Values => ({
  commitments: String(rows.length),
  ...Object.fromEntries(
    [...rows, EMPTY].flatMap((row, at) => PARTS.map((part) => [nameOf(at, part), row[part]] as const)),
  ),
});

/** The fields with one more, or with one taken out. */
export const withOneMore = (values: Values, row: Row): Values => valuesOf([...rowsIn(values), row]);
export const without = (values: Values, at: number): Values =>
  valuesOf(rowsIn(values).filter((_, place) => place !== at));

/** What a request gives of them: nothing where it is what stands in the letter, and no owner where it is the usual one. */
export const commitmentsIn = (
  values: Values,
  { standing }: Pick<LetterMayHold, 'standing'>,
): Partial<Row>[] | undefined => {
  const rows = rowsIn(values).filter(({ text, by }) => text !== '' || by !== '');
  const isSame =
    rows.length === standing.length &&
    rows.every((row, at) => PARTS.every((part) => row[part] === standing[at]?.[part]));
  if (isSame || values['commitments'] === undefined) return undefined;
  return rows.map(({ owner, ...row }) => ({ ...row, ...(owner !== '' && { owner }) }));
};
