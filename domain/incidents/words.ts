import type { Policy } from '../policy/policy.ts';
import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { About, IncidentReason } from './incident.ts';

const EVERYTHING: LocalizedText = { es: 'Todas las reclamaciones', en: 'All complaints' };

/** What complaints have in common, as a heading. */
export const aboutInWords = (
  { topic, product, batch, place, words = [] }: About,
  { topics, company }: Pick<Policy, 'topics' | 'company'>,
  language: ReplyLanguage,
): string => {
  const parts = [
    topic && (topics.find(({ id }) => id === topic)?.title[language] ?? topic),
    product && (company.products?.find(({ id }) => id === product)?.name[language] ?? product),
    batch,
    place,
    words.length > 0 && `«${words.join(' ')}»`,
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.length > 0 ? parts.join(' · ') : EVERYTHING[language];
};

const durations: Record<string, [one: LocalizedText, many: LocalizedText]> = {
  M: [
    { es: 'minuto', en: 'minute' },
    { es: 'minutos', en: 'minutes' },
  ],
  H: [
    { es: 'hora', en: 'hour' },
    { es: 'horas', en: 'hours' },
  ],
  D: [
    { es: 'día', en: 'day' },
    { es: 'días', en: 'days' },
  ],
};

/** `PT2H` as a person says it; one of several units as it is written. */
const windowInWords = (window: string, language: ReplyLanguage): string => {
  const [, amount, unit] = /^PT?(\d+)([MHD])$/.exec(window) ?? [];
  const names = unit && durations[unit];
  return names ? `${amount} ${names[amount === '1' ? 0 : 1][language]}` : window;
};

type Counted = Extract<IncidentReason, { expected: number }>;

/** What the expectation rests on. */
const pastInWords = ({ weeks }: Counted, language: ReplyLanguage): string => {
  if (weeks === 0)
    return language === 'es'
      ? 'según lo que supone la política, porque aún no hay pasado'
      : 'by what the policy states, as there is no past yet';
  return language === 'es'
    ? `según el mismo día y hora de ${weeks === 1 ? 'la semana anterior' : `${weeks} semanas anteriores`}`
    : `by the same day and hour of ${weeks === 1 ? 'the week before' : `${weeks} weeks before`}`;
};

const chance = ({ probability }: Counted, language: ReplyLanguage): string => {
  const isTiny = probability < 0.0001;
  const share = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(isTiny ? 0.0001 : probability);
  return language === 'es'
    ? `por azar pasaría con probabilidad ${isTiny ? `menor que ${share}` : share}`
    : `by chance it would happen with a probability of ${isTiny ? `less than ${share}` : share}`;
};

const counted = (reason: Counted, what: LocalizedText, language: ReplyLanguage): string => {
  const number = new Intl.NumberFormat(language).format(reason.expected);
  const within = windowInWords(reason.window, language);
  return language === 'es'
    ? `${reason.seen} ${what.es} en ${within}; se esperaban ${number} (${pastInWords(reason, language)}); ${chance(reason, language)}`
    : `${reason.seen} ${what.en} within ${within}; ${number} were expected (${pastInWords(reason, language)}); ${chance(reason, language)}`;
};

/** Why an incident was proposed, as a sentence for whoever decides on it. */
export const incidentReasonInWords = (reason: IncidentReason, language: ReplyLanguage): string => {
  switch (reason.code) {
    case 'more-than-usual':
      return counted(reason, { es: 'clientes distintos', en: 'different customers' }, language);
    case 'threats-to-publish':
      return counted(
        reason,
        { es: 'clientes que amenazan con hacerlo público', en: 'customers who say they will go public' },
        language,
      );
    case 'public-reach': {
      const reach = new Intl.NumberFormat(language).format(reason.reach);
      const within = windowInWords(reason.window, language);
      return language === 'es'
        ? `${reason.posts} mensajes públicos en ${within}, que han podido leer ${reach} personas`
        : `${reason.posts} public posts within ${within}, which ${reach} people may have read`;
    }
    case 'by-hand':
      return language === 'es' ? 'La abrió una persona' : 'A person opened it';
  }
};
