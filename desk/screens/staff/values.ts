import type { PersonFields } from '#domain/staff/change.ts';
import { domains, roles } from '#domain/vocabulary.ts';
import type { Values } from '../../parts/form/values.ts';

/** What stands between commas. */
export const listed = (text = ''): string[] => text.split(/[\s,]+/).filter(Boolean);

const numbers = (text: string | undefined): number[] => listed(text).map(Number);

const checked = <Of extends string>(kind: string, all: readonly Of[], values: Values): Of[] =>
  all.filter((one) => values[`${kind}-${one}`] === 'yes');

/** A sum as it is typed, in minor units; null where nothing is. What is no sum stays as it is, for the server to refuse: it is no taking away. */
const amountIn = (text = ''): number | string | null => {
  const typed = text.trim();
  if (typed === '') return null;
  const amount = Math.round(Number(typed.replace(',', '.')) * 100);
  return Number.isNaN(amount) ? typed : amount;
};

/** What a form begins with. */
export const valuesOf = (fields: PersonFields): Values => ({
  name: fields.name ?? '',
  email: fields.email ?? '',
  ...Object.fromEntries((fields.roles ?? []).map((role) => [`role-${role}`, 'yes'])),
  languages: (fields.languages ?? []).join(', '),
  topics: (fields.topics ?? []).join(', '),
  ...Object.fromEntries((fields.domains ?? []).map((one) => [`domain-${one}`, 'yes'])),
  limit: typeof fields.limit === 'number' ? String(fields.limit / 100) : '',
  substitute: fields.substitute ?? '',
  manager: fields.manager ?? '',
  start: fields.hours?.from ?? '',
  end: fields.hours?.to ?? '',
  weekdays: (fields.hours?.days ?? []).join(', '),
});

/** What a form says of somebody. */
export const fieldsIn = (values: Values): { [Field in keyof PersonFields]: unknown } => {
  const { name = '', email = '', start = '', end = '', substitute, manager } = values;
  return {
    ...{ name: name.trim(), email: email.trim(), roles: checked('role', roles, values) },
    languages: listed(values['languages']),
    topics: listed(values['topics']),
    domains: checked('domain', domains, values),
    limit: amountIn(values['limit']),
    substitute: substitute || null,
    manager: manager || null,
    ...(start && end && { hours: { days: numbers(values['weekdays']), from: start.trim(), to: end.trim() } }),
  };
};

/** The same list in another order is the same. */
const asText = (value: unknown): string => JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));

/** What of it is another than before: only that is sent, so that the rest goes on as the policy says. */
export const changedFields = (before: PersonFields, after: ReturnType<typeof fieldsIn>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(after).filter(([field, value]) => asText(value) !== asText(before[field as keyof PersonFields])),
  );

/** A shift as it is typed. */
export const shiftIn = ({ days = '', from = '', to = '', people = '' }: Values) => ({
  days: numbers(days),
  from: from.trim(),
  to: to.trim(),
  people: listed(people),
});

export type Shift = ReturnType<typeof shiftIn>;

export const valuesOfShift = ({ days, from, to, people }: Shift): Values => ({
  ...{ from, to },
  days: days.join(', '),
  people: people.join(', '),
});

/** The rota with one shift in place of that at a place, with one more, or without it. */
export const rotaWith = (rota: readonly Shift[], place: number, shift: Shift | undefined): Record<string, unknown> => ({
  change: 'rota',
  rota: rota.toSpliced(place, place < rota.length ? 1 : 0, ...(shift ? [shift] : [])),
});
