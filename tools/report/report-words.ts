import type { LocalizedText } from '#domain/values.ts';

/** The words of the printed report that belong to no parameter. */
export const reportWords = {
  title: { es: 'Evaluación anual del servicio de atención a la clientela', en: 'Yearly evaluation of customer care' },
  law: { es: 'Ley 10/2025, de 26 de diciembre, artículo 21', en: 'Spanish Law 10/2025 of 26 December, article 21' },
  summary: {
    es: 'Diez cifras de {year}, en azul, frente a {before}, en gris. Las barras de los porcentajes llegan hasta el 100 %. Lo que mide cada una, con su desglose, está en las páginas siguientes.',
    en: 'Ten figures of {year}, in blue, against {before}, in grey. Bars of percentages reach to 100%. What each measures, and how it breaks down, is in the pages that follow.',
  },
  period: { es: 'Periodo', en: 'Period' },
  date: { es: 'Fecha del informe (último hecho leído)', en: 'Date of the report (last event read)' },
  none: { es: 'sin datos', en: 'no data' },
  basis: { es: 'Base de la medición', en: 'What the figures rest on' },
  parameters: { es: 'Parámetros', en: 'Parameters' },
  group: { es: 'Desglose', en: 'Breakdown' },
  all: { es: 'Total', en: 'All' },
  article: { es: 'art.', en: 'art.' },
  page: { es: 'Página', en: 'Page' },
  method: {
    es: 'Cada hecho pertenece al año en que ocurrió, en la hora de la empresa, sea cual sea el de la reclamación. Los porcentajes y las medias se redondean a dos decimales. La mediana y el percentil 90 son el menor valor que no supera, como mínimo, esa parte de los medidos.',
    en: 'An event belongs to the year in which it happened, by the company’s clock, whenever its complaint came in. Shares and means are rounded to two decimals. The median and the 90th percentile are the smallest value that at least that part of all measured do not exceed.',
  },
} satisfies Record<string, LocalizedText>;

/** Seconds as a reader takes them in: the two greatest units, `3 d 4 h`, the same in both languages. */
export const durationText = (seconds: number): string => {
  const parts = [
    ['d', Math.floor(seconds / 86_400)],
    ['h', Math.floor(seconds / 3600) % 24],
    ['min', Math.floor(seconds / 60) % 60],
    ['s', Math.round(seconds) % 60],
  ] as const;
  const first = parts.findIndex(([, count]) => count > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${count} ${unit}`)
    .join(' ');
};
