import type { PersonFields } from '#domain/staff/change.ts';
import { listed, type Values } from '../../parts/form/values.ts';

/** Days of the week, 1 (Monday) to 7. */
const daysIn = (text: string | undefined): number[] => listed(text).map(Number).sort();

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
  roles: (fields.roles ?? []).join(','),
  languages: (fields.languages ?? []).join(','),
  topics: (fields.topics ?? []).join(','),
  domains: (fields.domains ?? []).join(','),
  limit: typeof fields.limit === 'number' ? String(fields.limit / 100) : '',
  substitute: fields.substitute ?? '',
  manager: fields.manager ?? '',
  start: fields.hours?.from ?? '',
  end: fields.hours?.to ?? '',
  weekdays: (fields.hours?.days ?? []).join(','),
});

/** What a form says of somebody. */
export const fieldsIn = (values: Values): { [Field in keyof PersonFields]: unknown } => {
  const { name = '', email = '', start = '', end = '', substitute, manager } = values;
  return {
    ...{ name: name.trim(), email: email.trim(), roles: listed(values['roles']) },
    languages: listed(values['languages']),
    topics: listed(values['topics']),
    domains: listed(values['domains']),
    limit: amountIn(values['limit']),
    substitute: substitute || null,
    manager: manager || null,
    ...(start && end && { hours: { days: daysIn(values['weekdays']), from: start, to: end } }),
  };
};

/** The same list in another order is the same. */
const asText = (value: unknown): string => JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));

/** What of it is another than before: only that is sent, so that the rest goes on as the policy says. */
export const changedFields = (before: PersonFields, after: ReturnType<typeof fieldsIn>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(after).filter(([field, value]) => asText(value) !== asText(before[field as keyof PersonFields])),
  );

/** How many places a shift has to fill in: those it has and one more, and never fewer than three. */
export const placesOf = (shift?: Shift): number[] =>
  Array.from({ length: Math.max(2, shift?.people.length ?? 0) + 1 }, (_, place) => place);

/** A shift as it is typed: who calls first is asked first, and whoever stands twice calls once. */
export const shiftIn = ({ days, from = '', to = '', ...people }: Values) => ({
  days: daysIn(days),
  from,
  to,
  people: [
    ...new Set(
      Object.entries(people)
        .filter(([field, id]) => field.startsWith('person-') && id)
        .sort(([one], [other]) => Number(one.slice('person-'.length)) - Number(other.slice('person-'.length)))
        .map(([, id]) => id),
    ),
  ],
});

export type Shift = ReturnType<typeof shiftIn>;

export const valuesOfShift = ({ days, from, to, people }: Shift): Values => ({
  ...{ days: days.join(','), from, to },
  ...Object.fromEntries(people.map((id, place) => [`person-${place}`, id])),
});

/** The rota with one shift in place of that at a place, with one more, or without it. */
export const rotaWith = (rota: readonly Shift[], place: number, shift: Shift | undefined): Record<string, unknown> => ({
  change: 'rota',
  rota: rota.toSpliced(place, place < rota.length ? 1 : 0, ...(shift ? [shift] : [])),
});

/** How long a disruption can be said for, in hours, up to the longest that the server takes. */
export const HOURS = [1, 2, 4, 8, 24, 48, 72];

/** What is typed of channels that do not work well. */
export const disruptionIn = ({ channels, forHours }: Values): Record<string, unknown> => ({
  ...{ change: 'disruption', channels: listed(channels), forHours: Number(forHours) },
});
