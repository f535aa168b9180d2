import type { Insights } from '#functions/desk/insights/contract.ts';

const [WIDTH, HEIGHT] = [720, 160];

type Props = { series: Insights['series']; label: string; most: number };

/**
 * What came in and what ended, as two columns for each day or month: read by eye, since the table below says the same.
 * @param most what the highest column stands for
 */
export const Columns = ({ series, label, most }: Props) => {
  const step = WIDTH / Math.max(1, series.length);
  const column = (count: number) => (count / Math.max(1, most)) * HEIGHT;
  return (
    <svg
      className="columns"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
    >
      {series.map(({ period, figures: { received, ended } }, place) => (
        <g key={period}>
          <rect
            className="column-received"
            x={place * step + step * 0.1}
            y={HEIGHT - column(received)}
            width={step * 0.4}
            height={column(received)}
          />
          <rect
            className="column-ended"
            x={place * step + step * 0.5}
            y={HEIGHT - column(ended)}
            width={step * 0.4}
            height={column(ended)}
          />
        </g>
      ))}
    </svg>
  );
};
