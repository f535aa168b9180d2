/** A text and where the cursor stands in it. */
export type Placed = { text: string; cursor: number };

/** Between what is put in and what stands beside it there is an empty line, unless there is one already, or nothing. */
const gap = (before: string, after: string): string => {
  if (before.trim() === '' || after.trim() === '') return '';
  const lines = (/\n*$/.exec(before)?.[0] ?? '').length + (/^\n*/.exec(after)?.[0] ?? '').length;
  return '\n'.repeat(Math.max(0, 2 - lines));
};

/** Puts a text where the cursor is, as paragraphs of its own; the cursor stands behind it afterwards. */
export const putIn = ({ text, cursor }: Placed, added: string): Placed => {
  const before = text.slice(0, cursor);
  const after = text.slice(cursor);
  const begun = before + gap(before, added) + added;
  return { text: begun + gap(added, after) + after, cursor: begun.length };
};
