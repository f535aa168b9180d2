import { Refusal } from '#domain/refusal.ts';
import type { Day } from '#domain/values.ts';

/** One of the values a caller may name. Refuses: value-unknown. */
export const oneOf = <T extends string>(field: string, values: readonly T[], value: string): T => {
  const known = values.find((candidate) => candidate === value);
  if (!known)
    throw new Refusal('value-unknown', {
      title: `There is no such ${field}`,
      errors: [{ pointer: `/${field}`, message: `must be one of ${values.join(', ')}` }],
    });
  return known;
};

/** An instant that a caller gave. Refuses: value-invalid. */
export const instant = (field: string, value: string | undefined): Record<string, string> => {
  if (!value) return {};
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new Refusal('value-invalid', {
      title: `The value of ${field} is not valid`,
      errors: [{ pointer: `/${field}`, message: 'must be a day or an instant of UTC such as 2026-11-22T09:30:00Z' }],
    });
  return { [field]: new Date(value).toISOString() };
};

/** A day of the calendar that a caller gave; there is no 30 February. Refuses: period-invalid. */
export const dayAsked = (field: string, value: string): Day => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
    throw new Refusal('period-invalid', {
      errors: [{ pointer: `/${field}`, message: 'must be a day such as 2026-11-22' }],
    });
  return value;
};

/** A number of a list that a caller goes on from; undefined where none is given. Refuses: value-invalid. */
export const wholeNumber = (field: string, value: string | undefined): number | undefined => {
  if (!value) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new Refusal('value-invalid', {
    title: `The value of ${field} is not valid`,
    errors: [{ pointer: `/${field}`, message: 'must be a whole number' }],
  });
};
