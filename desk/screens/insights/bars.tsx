import type { Drawn } from './columns.tsx';

const [WIDTH, HEIGHT] = [720, 10];

/** One or two bars for each part, below its name: read by eye, since the table below says the same. @param most what the longest bar stands for */
export const Bars = ({ columns, label, most, heads }: Drawn) => (
  <div className="bars" role="img" aria-label={label}>
    {columns.map(({ id, heights }, place) => (
      <div key={id}>
        <div>{heads[place]}</div>
        {heights.map((value = 0, at) => (
          <svg
            // Both are always the first and the second.
            key={at === 0 ? 'first' : 'second'}
            className="bar"
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <rect
              className={at === 0 ? 'column-first' : 'column-second'}
              width={(value / most) * WIDTH}
              height={HEIGHT}
            />
          </svg>
        ))}
      </div>
    ))}
  </div>
);
