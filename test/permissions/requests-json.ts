/** An object of JSON from outside. */
export type Json = { readonly [field: string]: unknown };

export const getObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const getString = (value: Json, field: string): string | undefined => {
  const found = value[field];
  return typeof found === 'string' ? found : undefined;
};

/** An object out of a text; an empty one where there is none. */
export const parseJson = (text: string): Json => {
  try {
    return getObject(JSON.parse(text));
  } catch {
    return {};
  }
};
