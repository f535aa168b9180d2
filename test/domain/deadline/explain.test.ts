import { expect, test } from 'vitest';
import { deadlineOf } from '#domain/deadline/deadline.ts';
import { explain } from '#domain/deadline/explain.ts';
import type { DeadlineQuestion } from '#domain/deadline/types.ts';
import { calendarWith, regimeWith, rule } from './builders.ts';

const regime = regimeWith(
  [
    rule(
      { amount: 5, unit: 'business-days' },
      { article: '17.1', note: { es: 'Se cuentan días hábiles.', en: 'Business days are counted.' } },
    ),
    rule(
      {
        later: [
          { amount: 24, unit: 'hours' },
          { amount: 1, unit: 'business-days' },
        ],
      },
      { id: 'ack', timer: 'acknowledge' },
    ),
    rule({ amount: 1, unit: 'months' }, { id: 'update', timer: 'update', rollForward: true }),
    rule({ amount: 0, unit: 'calendar-days' }, { id: 'same-day', timer: 'supervisor', from: 'asked-for-supervisor' }),
  ],
  {
    appliesFrom: '2026-12-28',
    operations: [
      { on: 'offer-sent', op: 'suspend', limit: { amount: 2, unit: 'business-days' }, article: '6-A' },
      { on: 'completion-requested', op: 'restart', article: '13.3' },
    ],
    extensions: [
      {
        timer: 'answer',
        within: { amount: 8, unit: 'business-days' },
        when: { es: 'Fuera de control', en: 'Beyond control' },
        article: 'DISP 1.6.2A',
      },
    ],
  },
);

const lines = (language: 'es' | 'en', more: Partial<DeadlineQuestion> = {}): string[] =>
  explain(
    deadlineOf({
      regime,
      calendar: calendarWith(),
      timer: 'answer',
      class: 'general',
      start: '2026-12-03T18:30:00+01:00',
      ...more,
    }),
    language,
  );

const offer = { on: 'offer-sent', from: '2026-12-04T09:00:00+01:00' } as const;

test('An answer with an offer that nobody answered, in Spanish', () => {
  // Friday 4 (1); offer of Friday holds Monday 7 and Wednesday 9; 10 (2), 11 (3), 14 (4), 15 (5).
  expect(lines('es', { deadlineEvents: [offer] })).toEqual([
    'Norma: Ley de prueba (versión r1). Regla: Respuesta (artículo 17.1).',
    'Fuente: https://example.org/law (texto legal leído; comprobado el domingo 22 de noviembre de 2026).',
    'Lectura: Se cuentan días hábiles.',
    'Al empezar el plazo esta regla aún no obligaba: se aplica desde el lunes 28 de diciembre de 2026.',
    'Empieza con la recepción de la reclamación: jueves 3 de diciembre de 2026 a las 18:30 (hora de Europe/Madrid).',
    'El plazo se suspende como máximo hasta el miércoles 9 de diciembre de 2026 a las 23:59: se hizo una propuesta (viernes 4 de diciembre de 2026 a las 9:00 - sigue abierto) (artículo 6-A).',
    'Plazo: 5 días hábiles. El primer día no se cuenta; el último se cuenta entero.',
    'Calendario: Test (test, versión c1).',
    'No cuenta el sábado 5 de diciembre de 2026: fin de semana.',
    'No cuenta el domingo 6 de diciembre de 2026: fin de semana.',
    'No cuenta el lunes 7 de diciembre de 2026: el plazo está suspendido.',
    'No cuenta el martes 8 de diciembre de 2026: festivo (Fiesta 2026-12-08).',
    'No cuenta el miércoles 9 de diciembre de 2026: el plazo está suspendido.',
    'No cuenta el sábado 12 de diciembre de 2026: fin de semana.',
    'No cuenta el domingo 13 de diciembre de 2026: fin de semana.',
    'Vence: martes 15 de diciembre de 2026 a las 23:59 (hora de Europe/Madrid).',
  ]);
});

test('An answer made later by a notice, in English', () => {
  // Friday 4 (1), 7 (2), 9 (3), 10, 11 (5), 14, 15, 16 (8).
  const late = { on: 'late-notice', from: '2026-12-09T09:00:00+01:00' } as const;
  expect(lines('en', { deadlineEvents: [late] }).slice(4)).toEqual([
    'Starts with receipt of the complaint: Thursday, 3 December 2026 at 18:30 (Europe/Madrid time).',
    'The term becomes 8 business days from its start: notice was given that the answer will be late (Wednesday, 9 December 2026 at 09:00) (DISP 1.6.2A).',
    'Term: 8 business days. The first day is not counted; the last one counts whole.',
    'Calendar: Test (test, version c1).',
    'Not counted: Saturday, 5 December 2026, weekend.',
    'Not counted: Sunday, 6 December 2026, weekend.',
    'Not counted: Tuesday, 8 December 2026, public holiday (Feast 2026-12-08).',
    'Not counted: Saturday, 12 December 2026, weekend.',
    'Not counted: Sunday, 13 December 2026, weekend.',
    'Due: Wednesday, 16 December 2026 at 23:59 (Europe/Madrid time).',
  ]);
});

test('Whichever is later, told with the one that was earlier', () => {
  expect(lines('en', { timer: 'acknowledge' }).slice(-3)).toEqual([
    'Of several terms the one that ends last holds: 1 business day.',
    'The other, of 24 hours, ended earlier: Friday, 4 December 2026 at 18:30.',
    'Due: Friday, 4 December 2026 at 23:59 (Europe/Madrid time).',
  ]);
});

test('An end that moves to the next business day', () => {
  // 5 December + 1 month = 5 January; 9 December + 1 month = Saturday 9 January 2027, so Monday 11.
  expect(lines('en', { timer: 'update', start: '2026-12-09T10:00:00+01:00' }).slice(-3)).toEqual([
    'The term cannot end on Saturday, 9 January 2027, which is no business day: it moves to the next day.',
    'The term cannot end on Sunday, 10 January 2027, which is no business day: it moves to the next day.',
    'Due: Monday, 11 January 2027 at 23:59 (Europe/Madrid time).',
  ]);
});

test.each([
  ['es', 'Plazo: el mismo día.'],
  ['en', 'Term: the same day.'],
] as const)('A term of nothing, in %s', (language, expected) => {
  expect(lines(language, { timer: 'supervisor' })).toContain(expected);
});

test.each([
  [
    'es',
    'El plazo está parado: se pidió completar la reclamación (viernes 4 de diciembre de 2026 a las 9:00 - sigue abierto) (artículo 13.3).',
    'Sin fecha mientras esté parado; de no estarlo, vencería: viernes 11 de diciembre de 2026 a las 23:59 (hora de Europe/Madrid).',
  ],
  [
    'en',
    'The term stands still: completion of the complaint was asked for (Friday, 4 December 2026 at 09:00 - still open) (article 13.3).',
    'No date while it stands still; if it did not, it would be due: Friday, 11 December 2026 at 23:59 (Europe/Madrid time).',
  ],
] as const)('A clock that stands still, in %s', (language, why, end) => {
  const told = lines(language, { deadlineEvents: [{ on: 'completion-requested', from: offer.from }] });
  expect(told).toContain(why);
  expect(told.at(-1)).toBe(end);
});

test('What changed nothing', () => {
  const late = { on: 'offer-sent', from: '2026-12-20T09:00:00+01:00', to: '2026-12-21T09:00:00+01:00' } as const;
  expect(lines('en', { deadlineEvents: [late] })).toContain(
    'This does not change the term: an offer was made (Sunday, 20 December 2026 at 09:00 - Monday, 21 December 2026 at 09:00); the term had already run out.',
  );
});

test('What changed nothing several times is told once, with each time', () => {
  const offers = ['2026-12-20', '2026-12-22'].map(
    (day) => ({ on: 'offer-sent', from: `${day}T09:00:00+01:00`, to: `${day}T12:00:00+01:00` }) as const,
  );
  const told = lines('es', { deadlineEvents: offers }).filter((line) => line.startsWith('No cambia el plazo'));
  expect(told).toEqual([
    'No cambia el plazo: se hizo una propuesta (domingo 20 de diciembre de 2026 a las 9:00 - domingo 20 de diciembre de 2026 a las 12:00; martes 22 de diciembre de 2026 a las 9:00 - martes 22 de diciembre de 2026 a las 12:00); el plazo ya había vencido.',
  ]);
});

test('A calendar that ends before the term', () => {
  expect(lines('en', { start: '2027-12-29T10:00:00+01:00' })).toContain(
    'The calendar knows no holidays from Saturday, 1 January 2028 on: only weekends are left out there, so the date may be earlier than the legal one, never later.',
  );
});

test.each([
  ['es', /^Lo fija: .*, artículo 17\.1: /],
  ['en', /^Set by: .*, article 17\.1: /],
] as const)('A customer reads no sources, readings and versions (%s)', (language, law) => {
  const deadline = deadlineOf({
    ...{ regime, calendar: calendarWith(), timer: 'answer', class: 'general', start: '2026-12-03T18:30:00+01:00' },
    ...{ deadlineEvents: [offer] },
  });
  const forCustomer = explain(deadline, language, 'customer');
  expect(forCustomer[0]).toMatch(law);
  expect(forCustomer.join('\n')).not.toMatch(/https?:|versi[oó]n|Lectura|Reading|Fuente|Source|[0-9a-f]{12}/);
  expect(explain(deadline, language)).toEqual(expect.arrayContaining(forCustomer.slice(1)));
});
