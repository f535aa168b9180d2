import * as z from 'zod/mini';
import { catalogue } from '../case/events/catalogue.ts';
import { meanings } from '../case/events/define.ts';
import type { EventType } from '../case/events.ts';

/**
 * What strings of an event may leave: ids, codes and moments. Whatever the catalogue gives no such title stays here: people of
 * ours, hashes and places of personal text, and every string whose content nobody has bounded.
 */
const LEAVES = new Set([
  'case id',
  'task id',
  'message id',
  'instant',
  'concession id',
  'channel',
  'code',
  'timer id',
  'topic id',
  'article',
]);

type Def = {
  type: string;
  innerType?: z.ZodMiniType;
  element?: z.ZodMiniType;
  options?: z.ZodMiniType[];
  keyType?: z.ZodMiniType;
  valueType?: z.ZodMiniType;
  shape?: Record<string, z.ZodMiniType>;
};
const defOf = (schema: z.ZodMiniType): Def => schema._zod.def as unknown as Def;

const described = (from: z.ZodMiniType, to: z.ZodMiniType): z.ZodMiniType => {
  const { description } = meanings.get(from) ?? {};
  if (description !== undefined && meanings.get(to)?.description !== description)
    meanings.add(to, { ...meanings.get(to), description });
  return to;
};

const objectOf = (shape: Record<string, z.ZodMiniType>): z.ZodMiniObject =>
  z.object(
    Object.fromEntries(
      Object.entries(shape).flatMap(([name, field]) => {
        const published = publishedOf(field);
        return published ? [[name, published]] : [];
      }),
    ),
  );

const all = (schemas: (z.ZodMiniType | undefined)[]): boolean =>
  schemas.every((schema) => schema && publishedOf(schema) === schema);

type Leaving = z.ZodMiniType | undefined;

const wrapped = (inner: z.ZodMiniType | undefined, wrap: (inner: z.ZodMiniType) => z.ZodMiniType): Leaving => {
  const published = inner && publishedOf(inner);
  return published && wrap(published);
};

/** Nothing of an object of which no field may leave. */
const nonEmpty = (object: z.ZodMiniObject): Leaving => (Object.keys(object.shape).length > 0 ? object : undefined);

/** What may leave of a schema, by its type; nothing of a type that is not named here. */
const byType: Record<string, (schema: z.ZodMiniType, def: Def) => Leaving> = {
  ...Object.fromEntries(
    ['number', 'int', 'boolean', 'enum', 'literal'].map((type) => [type, (schema: z.ZodMiniType) => schema]),
  ),
  string: (schema) => (LEAVES.has(meanings.get(schema)?.title ?? '') ? schema : undefined),
  optional: (_, { innerType }) => wrapped(innerType, z.optional),
  array: (_, { element }) => wrapped(element, (inner) => z.array(inner)),
  union: (schema, { options = [] }) => (all(options) ? schema : undefined),
  record: (schema, { keyType, valueType }) => (all([keyType, valueType]) ? schema : undefined),
  object: (_, { shape = {} }) => nonEmpty(objectOf(shape)),
};

/** What of a value may leave; undefined where nothing of it may. What is new in the catalogue stays here until it has a title that leaves. */
const publishedOf = (schema: z.ZodMiniType): z.ZodMiniType | undefined => {
  const def = defOf(schema);
  const published = byType[def.type]?.(schema, def);
  return published && described(schema, published);
};

const made = new Map<EventType, z.ZodMiniObject>();

/** What of an event's `data` the company's other systems are given: everything else is stripped. */
export const publishedData = (type: EventType): z.ZodMiniObject => {
  const known = made.get(type) ?? objectOf(catalogue[type].data.shape);
  made.set(type, known);
  return known;
};
