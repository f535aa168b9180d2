import type * as z from 'zod/mini';

type Schema = z.core.$ZodType;
/** What a schema is made of, as far as it is looked at here. */
type Made = {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  items?: Schema[];
  valueType?: Schema;
  innerType?: Schema;
  in?: Schema;
  options?: Schema[];
  left?: Schema;
  right?: Schema;
  getter?: () => Schema;
};

const madeOf = (schema: Schema): Made => schema._zod.def as unknown as Made;

/** Schemas that a value may have to meet, without what is wrapped around them. */
const within = (schema: Schema): Schema[] => {
  const { innerType, in: first, options, left, right, getter } = madeOf(schema);
  const inner = [innerType, first, getter?.(), left, right, ...(options ?? [])].filter((one) => one !== undefined);
  return inner.length > 0 ? inner.flatMap(within) : [schema];
};

const below = (schema: Schema, key: PropertyKey): Schema[] => {
  const { shape, element, items, valueType } = madeOf(schema);
  const next = shape?.[String(key)] ?? items?.[Number(key)] ?? element ?? valueType;
  return next ? within(next) : [];
};

/** The keys that something of a schema may have, by its path; none where it has no fixed ones. */
export const fieldsAt = (schema: Schema, path: readonly PropertyKey[]): string[] => {
  const found = path.reduce((all, key) => all.flatMap((one) => below(one, key)), within(schema));
  return [...new Set(found.flatMap((one) => Object.keys(madeOf(one).shape ?? {})))];
};
