import { channels } from '#cases/deliveries.ts';
import { Problem } from '#domain/failures.ts';
import { type View, views } from './tasks/contract.ts';

/** One of the values a caller may name. Problem 400 for one that is none. */
export const oneOf = <T extends string>(field: string, values: readonly T[], value: string): T => {
  const known = values.find((candidate) => candidate === value);
  if (!known)
    throw new Problem(400, `There is no such ${field}`, [
      { pointer: `/${field}`, message: `must be one of ${values.join(', ')}` },
    ]);
  return known;
};

/** The view a caller asks for. Problem 400 for one that is none. */
export const viewOf = (view = 'mine'): View => oneOf('view', views, view);

/** An instant that a caller gave. Problem 400 unless it is one. */
export const instant = (field: string, value: string | undefined): Record<string, string> => {
  if (!value) return {};
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new Problem(400, `The value of ${field} is not valid`, [
      { pointer: `/${field}`, message: 'must be a day or an instant of UTC such as 2026-11-22T09:30:00Z' },
    ]);
  return { [field]: new Date(value).toISOString() };
};

/** The channel a caller asks for. Problem 400 for one that is none. */
export const channelOf = (value: string | undefined): { channel?: string } =>
  value ? { channel: oneOf('channel', channels, value) } : {};
