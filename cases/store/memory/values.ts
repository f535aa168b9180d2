import { ValidationException } from '../validation.ts';

/** Levels of lists and maps in an attribute (Developer Guide, "Constraints in Amazon DynamoDB", nested attributes). */
const DEEPEST = 32;
/** Magnitudes and digits of a number (Developer Guide, "Constraints in Amazon DynamoDB", data types: Number). */
const SMALLEST = 1e-130;
const MOST_DIGITS = 38;

const refuseNumber = (value: number): void => {
  if (!Number.isFinite(value)) throw new ValidationException('The parameter cannot be converted to a numeric value');
  // Far below DynamoDB's own limit of 9.99e125: the SDK refuses what JavaScript itself no longer holds exactly.
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new ValidationException('Number is greater than what can be stored exactly');
  if (value !== 0 && Math.abs(value) < SMALLEST) throw new ValidationException('Number underflow');
};

const refuseBigint = (value: bigint): void => {
  const digits = String(value)
    .replace('-', '')
    .replace(/(?<!0)0+$/, '');
  if (digits.length > MOST_DIGITS)
    throw new ValidationException('Attempting to store more than 38 significant digits in a Number');
};

const setCopy = (value: Set<unknown>): Set<unknown> => {
  const kinds = new Set([...value].map((entry) => (entry instanceof Uint8Array ? 'binary' : typeof entry)));
  if (value.size === 0) throw new ValidationException('An set may not be empty');
  if (kinds.size > 1 || ![...kinds].every((kind) => ['string', 'number', 'bigint', 'binary'].includes(kind)))
    throw new ValidationException('A set holds strings, numbers or binaries, all of one type');
  return new Set([...value].map((entry) => storedValue(entry, 1)));
};

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const fieldsCopy = (value: object, depth: number): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) fields[name] = storedValue(field, depth);
  return depth > 1 ? Object.freeze(fields) : fields;
};

const objectCopy = (value: object, depth: number): unknown => {
  if (value instanceof Set) return setCopy(value);
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (depth > DEEPEST) throw new ValidationException('Nesting Levels have exceeded supported limits');
  if (Array.isArray(value)) return Object.freeze(value.map((entry) => storedValue(entry, depth + 1)));
  if (!isPlain(value)) throw new ValidationException('Unsupported type passed: a class instance');
  return fieldsCopy(value, depth + 1);
};

/**
 * A copy of a value as the table keeps it. By hand, since every write copies.
 * @throws ValidationException for what DynamoDB, or the SDK on the way to it, does not take: `undefined`, a function, an instance
 * of a class, an empty set, a number out of range (Developer Guide, "Supported data types and naming rules")
 */
export const storedValue = (value: unknown, depth = 0): unknown => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      refuseNumber(value);
      return value === 0 ? 0 : value;
    case 'bigint':
      refuseBigint(value);
      return value;
    case 'object':
      return value === null ? null : objectCopy(value, depth);
    default:
      throw new ValidationException(`A value of type ${typeof value} cannot be stored`);
  }
};

/** A copy of what the table holds already, which whoever reads it may change. */
export const copyOf = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Set) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) fields[name] = copyOf(field);
  return fields as T;
};
