import type { Insights } from '#functions/desk/insights/contract.ts';

const [WIDTH, HEIGHT] = [720, 160];

/** What came in and what ended, as two columns for each day or month: read by eye, since the table below says the same. */
export const Columns = ({ series, label }: { series: Insights['series']; label: string }) => {
  const most = Math.max(1, ...series.flatMap(({ figures: { received, ended } }) => [received, ended]));
  const step = WIDTH / Math.max(1, series.length);
  const column = (count: number) => (count / most) * HEIGHT;
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
