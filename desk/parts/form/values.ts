/** What was typed into a form, by the names of its fields. */
export type Values = Record<string, string>;

/** What stands between commas. */
export const listed = (text = ''): string[] => text.split(/[\s,]+/).filter(Boolean);
