import { basisLines } from '#domain/report/basis.ts';
import { parameters } from '#domain/report/parameters.ts';
import { dimensionWords, fullDefinitionParts } from '#domain/report/wording.ts';

const FIGURES = {
  tally: 'sum',
  share: 'percent, with what counts and of how many',
  spread: 'median, 90th percentile, maximum, number measured',
  score: 'mean, number measured',
};

/** Every parameter with its whole definition, as docs/report.md holds them. */
export const definitionsMarkdown = (): string =>
  [
    '## What the figures rest on',
    '',
    ...basisLines.map(({ id, title, definition }) => `- \`${id}\` **${title.en}**: ${definition.en}`),
    '',
    '## Parameters',
    ...parameters.flatMap((parameter) => [
      '',
      `### \`${parameter.id}\`: ${parameter.title.en}`,
      '',
      `- Article: ${parameter.article}`,
      `- Figures: ${FIGURES[parameter.fold]}; unit: ${parameter.unit}`,
      ...fullDefinitionParts(parameter, 'en').map(({ name, text }) => `- ${name}: ${text}`),
      ...(parameter.by.length > 0
        ? [`- Broken down by: ${parameter.by.map((dimension) => dimensionWords[dimension].en).join(', ')}`]
        : []),
    ]),
  ].join('\n');
