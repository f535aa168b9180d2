import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { type FigureName, figureNames } from '#domain/figures/words.ts';
import type { Insights } from '#functions/desk/insights/contract.ts';
import { useChannelName } from '../../parts/channel-words.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import { More } from '../../parts/more.tsx';
import { useWords } from '../../words/use-words.ts';
import { Chart } from './chart.tsx';
import { useFigureText } from './figure-words.ts';
import { insightsWords } from './insights-words.ts';

/** What is seen at once; all figures are below. */
const PARTS = ['received', 'ended', 'agreed', 'answer', 'satisfied', 'reopened', 'broken', 'costPerCase'] as const;

/** What a value is called: by the policy, or by the words of the desk. */
const useNames = (by: string): ((row: Insights['rows'][number]) => string) => {
  const say = useWords(insightsWords);
  const channel = useChannelName();
  return ({ value, name }) => {
    if (name !== undefined) return name;
    if (value === 'unknown') return say.unknown;
    if (value === 'other') return say.other;
    if (by === 'channel') return channel(value);
    return say.causes[value] ?? say.motives[value] ?? value;
  };
};

/** The whole by what it is broken down by. */
export const ByParts = ({ of: { by, rows } }: { of: Insights }) => {
  const say = useWords(insightsWords);
  const text = useFigureText();
  const nameOf = useNames(by);
  const title = say.breakdowns[by] ?? by;
  const tableOf = (names: readonly FigureName[]) => (
    <FigureTable
      corner={title}
      columns={names.map((name) => say[name])}
      rows={rows.map((row) => ({
        id: row.value,
        head: nameOf(row),
        figures: names.map((name) => ({ value: text(row.figures, name) })),
      }))}
    />
  );
  return (
    <Container
      header={
        <Header variant="h2" description={say.partsHint}>
          {say.parts(title)}
        </Header>
      }
    >
      <Chart
        title={say.volumes}
        label={(of) => say.chartOfParts(of, title)}
        rows={rows.map(({ value, figures }) => ({ id: value, figures }))}
        names={['received', 'ended']}
        heads={rows.map(nameOf)}
        areParts
      />
      {tableOf(PARTS)}
      <More title={say.all}>{tableOf(figureNames)}</More>
    </Container>
  );
};
