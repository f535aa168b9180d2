import { decodePage } from './code-page.ts';

/** Nobody writes as many. */
const MAX_PROPERTIES = 5000;

/** Types of properties, MS-OXCDATA 2.11.1. */
const TYPE = { object: 0x0d, text: 0x1e, unicode: 0x1f, binary: 0x102, many: 0x1000 } as const;
const VARIABLE: number[] = [TYPE.object, TYPE.text, TYPE.unicode, TYPE.binary];
/** Sizes of the types that have one, in bytes as they lie in the stream. */
const SIZES: [size: number, types: number[]][] = [
  [0, [0, 1]],
  [4, [2, 3, 4, 10, 11]],
  [8, [5, 6, 7, 20, 64]],
  [16, [72]],
];
const sizeOf = (type: number): number | undefined => SIZES.find(([, types]) => types.includes(type))?.[0];
/** The interface id that an object begins with. */
const OBJECT_HEADER = 16;

type Value = { type: number; bytes: Buffer };
/** Properties of a message or a file (MS-OXPROPS) by their ids; the first of each. */
export type Properties = Map<number, Value>;

const padded = (size: number): number => Math.ceil(size / 4) * 4;

/** Reads properties one after the other; reading behind the end throws a RangeError. */
const propertyReader = (list: Buffer) => {
  let at = 4;
  const take = (size: number): Buffer => {
    const from = at;
    if (from + size > list.length) throw new RangeError('The property ends behind its list');
    at += padded(size);
    return list.subarray(from, from + size);
  };
  const number = () => take(4).readUInt32LE(0);
  /** Properties with a name have it, or its number, before their value. */
  const name = () => {
    take(16);
    if (number() === 0) number();
    else take(number());
  };
  return (): { id: number } & Value => {
    const tag = number();
    const id = tag >>> 16;
    const type = tag & 0xffff & ~TYPE.many;
    if (id >= 0x8000) name();
    const isVariable = VARIABLE.includes(type);
    const size = sizeOf(type);
    if (!isVariable && size === undefined) throw new RangeError('The property has a type that nobody knows');
    const values = isVariable || (tag & TYPE.many) !== 0 ? number() : 1;
    if (!isVariable) return { id, type, bytes: take((size ?? 0) * values) };
    let first: Buffer | undefined;
    for (let value = 0; value < values; value++) {
      const bytes = take(number());
      first ??= bytes;
    }
    return { id, type, bytes: first ?? Buffer.alloc(0) };
  };
};

/** The properties of a list, as far as it can be read. */
export const propertiesOf = (list: Buffer): Properties => {
  const found: Properties = new Map();
  try {
    const next = propertyReader(list);
    for (let left = Math.min(list.readUInt32LE(0), MAX_PROPERTIES); left > 0; left--) {
      const { id, ...value } = next();
      if (!found.has(id)) found.set(id, value);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
};

/** Text ends at its first zero. */
export const untilZero = (text: string): string => text.replace(/\0.*$/s, '');

/**
 * The text of a property; empty if there is none.
 * @param page the code page of text that is not Unicode
 */
export const textIn = (properties: Properties, id: number, page?: number): string => {
  const { type, bytes } = properties.get(id) ?? {};
  if (!bytes) return '';
  return untilZero(type === TYPE.unicode ? new TextDecoder('utf-16le').decode(bytes) : decodePage(bytes, page));
};

/** The number of a property. */
export const numberIn = (properties: Properties, id: number): number | undefined => {
  const bytes = properties.get(id)?.bytes;
  return bytes && bytes.length >= 4 ? bytes.readUInt32LE(0) : undefined;
};

/** The bytes of a property; of an object those behind the id of its interface. */
export const bytesIn = (properties: Properties, id: number): Buffer | undefined => {
  const { type, bytes } = properties.get(id) ?? {};
  return type === TYPE.object ? bytes?.subarray(OBJECT_HEADER) : bytes;
};
