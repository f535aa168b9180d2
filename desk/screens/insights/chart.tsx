import './insights.css';
import type { Insights } from '#functions/desk/insights/contract.ts';
import { useWords } from '../../words/use-words.ts';
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
  /** What the first and the last are called, where they follow one another. */
  ends?: readonly (string | undefined)[];
};

/** A picture of one or two figures; what it says stands in the table below as well. */
export const Chart = ({ title, hint, label, rows, names, ends }: ChartProps) => {
  const say = useWords(insightsWords);
  const text = useHeightText();
  const { columns, most } = chartOf(rows, names);
  const [first, second] = names;
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        {hint && <p className="muted">{hint}</p>}
      </figcaption>
      <Columns columns={columns} label={label(names.map((name) => say[name]).join(', '))} most={most} />
      {ends && (
        <div className="column-ends" aria-hidden="true">
          <span>{ends[0]}</span>
          <span>{ends.at(-1)}</span>
        </div>
      )}
      <ul className="column-key" aria-hidden="true">
        {first && <li className="key-first">{say[first]}</li>}
        {second && <li className="key-second">{say[second]}</li>}
        {first && <li>{say.most(text(first, most, rows))}</li>}
      </ul>
    </figure>
  );
};
