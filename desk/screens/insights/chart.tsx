import './insights.css';
import type { Insights } from '#functions/desk/insights/contract.ts';
import { useWords } from '../../words/use-words.ts';
import { Bars } from './bars.tsx';
import { type Charted, chartOf } from './charted.ts';
import { Columns } from './columns.tsx';
import { useHeightText } from './figure-words.ts';
import { insightsWords } from './insights-words.ts';

type ChartProps = {
  title: string;
  hint?: string;
  label: (of: string) => string;
  rows: { id: string; figures: Insights['total'] }[];
  names: readonly Charted[];
  /** What each is called. */
  heads: readonly string[];
  /** Whether they stand beside each other, where those of a time follow one another. */
  areParts?: boolean;
};

/** A picture of one or two figures; what it says stands in the table below as well. */
export const Chart = ({ title, hint, label, rows, names, heads, areParts = false }: ChartProps) => {
  const say = useWords(insightsWords);
  const text = useHeightText();
  const { columns, most } = chartOf(rows, names);
  const [first, second] = names;
  const Picture = areParts ? Bars : Columns;
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        {hint && <p className="muted">{hint}</p>}
      </figcaption>
      {most === 0 ? (
        <p>{say.notDrawn}</p>
      ) : (
        <>
          <Picture
            columns={columns}
            label={label(names.map((name) => say[name]).join(', '))}
            most={most}
            heads={heads}
          />
          <ul className="column-key" aria-hidden="true">
            {first && <li className="key-first">{say[first]}</li>}
            {second && <li className="key-second">{say[second]}</li>}
            {first && <li>{say.most(text(first, most, rows))}</li>}
          </ul>
        </>
      )}
    </figure>
  );
};
