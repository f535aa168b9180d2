import type { Law } from '#domain/deadline/law.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

const names: Record<ReplyLanguage, string[]> = {
  es: ['lun.', 'mar.', 'mié.', 'jue.', 'vie.', 'sáb.', 'dom.'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const joins: Record<ReplyLanguage, { to: string; and: string }> = {
  es: { to: ' a ', and: ' y ' },
  en: { to: ' to ', and: ' and ' },
};

/** When somebody answers the phone, in words, days of the same hours together; undefined where the company names no hours. */
export const phoneHours = ({ company }: Pick<Law, 'company'>, language: ReplyLanguage): string | undefined => {
  const { to, and } = joins[language];
  const dayName = (day: number): string => names[language][day - 1] ?? '';
  const spans = [1, 2, 3, 4, 5, 6, 7].reduce<{ from: number; to: number; hours: string }[]>((found, day) => {
    const intervals = (company.serviceHours as Partial<Record<string, { from: string; to: string }[]>>)[day] ?? [];
    const hours = intervals.map((one) => `${one.from.replace(/^0/, '')}-${one.to.replace(/^0/, '')}`).join(and);
    const last = found.at(-1);
    if (last && last.to === day - 1 && last.hours === hours) last.to = day;
    else found.push({ from: day, to: day, hours });
    return found;
  }, []);
  const texts = spans
    .filter(({ hours }) => hours !== '')
    .map((span) =>
      span.from === span.to
        ? `${dayName(span.from)} ${span.hours}`
        : `${dayName(span.from)}${to}${dayName(span.to)} ${span.hours}`,
    );
  return texts.length > 0 ? texts.join(', ') : undefined;
};
