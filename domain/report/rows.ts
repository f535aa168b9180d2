import type { ReplyLanguage } from '../vocabulary.ts';
import { basisLines } from './basis.ts';
import type { Report } from './evaluate.ts';
import type { Group, Statistic } from './fold.ts';
import type { Parameter } from './parameter.ts';
import { definitionOf } from './wording.ts';

/** One figure of the report with all that is needed to read it alone. */
export type Row = {
  id: string;
  parameter: string;
  /** `art. 17.1, 17.2`: a bare `13.6` would be a date to a spreadsheet. */
  article: string;
  unit: string;
  /** `class=billing, statistic=p90`; empty for the total of a sum. */
  breakdown: string;
  value: string;
  definition: string;
};

/** A figure as text, with the decimal sign of the language; empty where there was nothing to measure. */
export const figureText = (value: string | number | undefined, language: ReplyLanguage): string => {
  if (typeof value !== 'number') return value ?? '';
  return language === 'es' ? String(value).replace('.', ',') : String(value);
};

const COUNTS: Statistic[] = ['counted', 'of', 'n'];

/** The unit of one statistic: how many were measured is a count, whatever was measured. */
export const unitOf = ({ unit }: Pick<Parameter, 'unit'>, statistic: Statistic): string => {
  if (statistic === 'share') return '%';
  return COUNTS.includes(statistic) ? 'count' : unit;
};

const breakdownOf = ({ by }: Pick<Group, 'by'>, statistic: Statistic): string =>
  [...(by ? [`${by.dimension}=${by.value}`] : []), ...(statistic === 'total' ? [] : [`statistic=${statistic}`])].join(
    ', ',
  );

/** The report as rows: what it rests on, then every parameter with its breakdowns. */
export const rowsOf = (report: Report, language: ReplyLanguage): Row[] => [
  ...basisLines.flatMap((line) =>
    line.of(report).map(({ value, case: caseId }) => ({
      id: line.id,
      parameter: line.title[language],
      article: 'art. 22.1',
      unit: line.unit,
      breakdown: caseId === undefined ? '' : `case=${caseId}`,
      value: figureText(value, language),
      definition: line.definition[language],
    })),
  ),
  ...report.results.flatMap(({ parameter, groups }) =>
    groups.flatMap((group) =>
      group.figures.map(({ statistic, value }) => ({
        id: parameter.id,
        parameter: parameter.title[language],
        article: `art. ${parameter.article}`,
        unit: unitOf(parameter, statistic),
        breakdown: breakdownOf(group, statistic),
        value: figureText(value, language),
        definition: definitionOf(parameter, language),
      })),
    ),
  ),
];
