import type * as z from 'zod/mini';
import { type Calendar, CalendarSource, calendarOf } from '#domain/deadline/calendar.ts';
import { deadlineOf } from '#domain/deadline/deadline.ts';
import { withOffset } from '#domain/deadline/local-day.ts';
import { type Regime, RegimeSource } from '#domain/deadline/regime.ts';
import type { DeadlineQuestion } from '#domain/deadline/types.ts';

const evidence = { source: 'https://example.org/law', confidence: 'primary', checkedOn: '2026-11-22' } as const;
const both = (text: string) => ({ es: text, en: text });

/** A calendar with weekends and the given holidays, known for 2026 and 2027. */
export const calendarWith = (holidays: string[] = ['2026-12-08'], zone = 'Europe/Madrid'): Calendar => {
  const source = CalendarSource.parse({
    id: 'test',
    title: both('Test'),
    ...evidence,
    zone,
    validFrom: '2026-01-01',
    validThrough: '2027-12-31',
    holidays: [...holidays, '2027-12-31'].map((date) => ({
      date,
      name: { es: `Fiesta ${date}`, en: `Feast ${date}` },
    })),
  });
  return calendarOf({ ...source, version: 'c1' });
};

type RuleInput = z.input<typeof RegimeSource>['rules'][number];

/** A rule for the answer, unless told otherwise. */
export const rule = (within: RuleInput['within'], more: Partial<RuleInput> = {}): RuleInput => ({
  id: 'answer',
  timer: 'answer',
  title: { es: 'Respuesta', en: 'Answer' },
  within,
  article: 'art. 1',
  ...more,
});

export const regimeWith = (rules: RuleInput[], more: Partial<z.input<typeof RegimeSource>> = {}): Regime => ({
  ...RegimeSource.parse({
    id: 'test',
    title: { es: 'Ley de prueba', en: 'Test act' },
    ...evidence,
    appliesFrom: '2026-01-01',
    appliesTo: { precedence: 1 },
    calendar: 'test',
    start: { event: 'received' },
    rules,
    answerContains: {},
    language: { rule: 'same-as-complaint' },
    ...more,
  }),
  version: 'r1',
});

/** The due date as the zone's timers show it. */
export const dueOf = (question: Partial<DeadlineQuestion> & Pick<DeadlineQuestion, 'regime' | 'start'>): string => {
  const deadline = deadlineOf({ calendar: calendarWith(), timer: 'answer', class: 'general', ...question });
  return withOffset(deadline.due, deadline.zone);
};
