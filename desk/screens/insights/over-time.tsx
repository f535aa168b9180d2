import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { figureNames } from '#domain/figures/words.ts';
import type { Insights } from '#functions/desk/insights/contract.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import { More } from '../../parts/more.tsx';
import { periodWords } from '../../words/period.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Chart } from './chart.tsx';
import { useFigureText } from './figure-words.ts';
import { insightsWords } from './insights-words.ts';

/** Day by day, or month by month: how many, how well and at what cost, each drawn and all in a table. */
export const OverTime = ({ of: { series } }: { of: Insights }) => {
  const say = useWords(insightsWords);
  const text = useFigureText();
  const language = useLanguage();
  const rows = series.map(({ period, figures }) => ({ id: period, head: periodWords(period, language), figures }));
  const chart = { rows, label: say.chart, heads: rows.map(({ head }) => head) };
  return (
    <Container header={<Header variant="h2">{say.overTime}</Header>}>
      <Chart {...chart} title={say.volumes} names={['received', 'ended']} />
      <Chart {...chart} title={say.quality} hint={say.qualityHint} names={['answer', 'agreed']} />
      <Chart {...chart} title={say.costs} names={['cost']} />
      <More title={say.inATable}>
        <FigureTable
          corner={say.when}
          columns={figureNames.map((name) => say[name])}
          rows={rows.map(({ id, head, figures }) => ({
            ...{ id, head },
            figures: figureNames.map((name) => ({ value: text(figures, name) })),
          }))}
        />
      </More>
    </Container>
  );
};
