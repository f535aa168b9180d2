import { onceWhereFrozen } from './frozen.ts';

/**
 * Sizes in bytes as DynamoDB counts them (Developer Guide, "DynamoDB item sizes and formats"): UTF-8 of names and strings; a
 * byte for two significant digits of a number and one more; 3 bytes for a list or map and 1 for each of its entries.
 */

/** Significant digits: zeros at either end do not count. */
const digitsOf = (value: number | bigint): number =>
  Number.isSafeInteger(value) ? digitsOfWhole(Math.abs(Number(value))) : digitsWritten(value);

const digitsOfWhole = (value: number): number => {
  let rest = value;
  while (rest !== 0 && rest % 10 === 0) rest /= 10;
  return rest === 0 ? 0 : String(rest).length;
};

const digitsWritten = (value: number | bigint): number =>
  (typeof value === 'bigint' ? String(value) : (value.toExponential().split('e')[0] ?? ''))
    .replace(/\D/g, '')
    .replace(/(?<!0)0+$/, '').length;

const numberSize = (value: number | bigint): number => Math.ceil(digitsOf(value) / 2) + (value < 0 ? 2 : 1);

export const valueSize = (value: unknown): number => {
  if (value === undefined) return 0;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number' || typeof value === 'bigint') return numberSize(value);
  if (value === null || typeof value !== 'object') return 1;
  if (value instanceof Uint8Array) return value.byteLength;
  if (value instanceof Set) return [...value].reduce((sum: number, entry) => sum + valueSize(entry), 0);
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + 1 + valueSize(entry), 3);
  return Object.entries(value).reduce((sum, [name, entry]) => sum + 1 + Buffer.byteLength(name) + valueSize(entry), 3);
};

/** The size of an item: names and values of all its fields. */
export const itemSize = (item: Record<string, unknown> | undefined): number => (item ? fieldsSize(item) : 0);

const fieldsSize = onceWhereFrozen((item: Record<string, unknown>): number => {
  let size = 0;
  for (const [name, value] of Object.entries(item)) size += Buffer.byteLength(name) + valueSize(value);
  return size;
});
