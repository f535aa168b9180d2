import './figure-table.css';
import type { ReactNode } from 'react';

/** A line of figures: what they are of, and each with how it looks. */
export type FigureRow = {
  id: string;
  head: ReactNode;
  figures: { value: number | string; look?: string | undefined }[];
};

type Props = { corner: string; columns: readonly string[]; rows: FigureRow[] };

/** Figures by what is counted and for whom or what, with headings on both sides. */
export const FigureTable = ({ corner, columns, rows }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than a phone is scrolled, by keys too (WCAG 2.1.1)
  // biome-ignore lint/a11y/useSemanticElements: a table is no fieldset, and a section of each would be a landmark too many
  <div className="figures-wide" role="group" aria-label={corner} tabIndex={0}>
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, head, figures }) => (
          <tr key={id}>
            <th scope="row">{head}</th>
            {figures.map(({ value, look }, at) => (
              <td key={columns[at]} className={look}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
