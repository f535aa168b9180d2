import type { Column } from './charted.ts';

const [WIDTH, HEIGHT] = [720, 160];

export type Drawn = { columns: readonly Column[]; label: string; most: number; heads: readonly string[] };

/**
 * One or two columns for each day or month: read by eye, since the table below says the same.
 * @param most what the highest column stands for
 * @param heads what each day or month is called; the first and the last are named
 */
export const Columns = ({ columns, label, most, heads }: Drawn) => {
  const step = WIDTH / Math.max(1, columns.length);
  const width = (step * 0.8) / Math.max(1, ...columns.map(({ heights }) => heights.length));
  const high = (value: number) => (value / Math.max(1, most)) * HEIGHT;
  return (
    <>
      <svg
        className="columns"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={label}
        preserveAspectRatio="none"
      >
        {columns.map(({ id, heights: [first, second] }, place) => (
          <g key={id}>
            {[first, second].map(
              (value, at) =>
                value !== undefined && (
                  <rect
                    // Both are always the first and the second.
                    key={at === 0 ? 'first' : 'second'}
                    className={at === 0 ? 'column-first' : 'column-second'}
                    x={place * step + step * 0.1 + at * width}
                    y={HEIGHT - high(value)}
                    width={width}
                    height={high(value)}
                  />
                ),
            )}
          </g>
        ))}
      </svg>
      <div className="column-ends" aria-hidden="true">
        <span>{heads[0]}</span>
        <span>{heads.at(-1)}</span>
      </div>
    </>
  );
};
