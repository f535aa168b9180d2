import { parquetWriteBuffer } from 'hyparquet-writer';
import type { PeriodFigures } from '#functions/desk/insights/contract.ts';
import { insightsTable } from '#functions/desk/insights/insights-csv.ts';

/** Columns of words; all others are numbers. */
const WORDS = new Set(['period', 'by', 'value', 'name', 'currency']);

/** The figures of a period as a file of Apache Parquet: the table of the CSV, with numbers as numbers and nothing where there is none. */
export const insightsParquet = (figures: PeriodFigures): Uint8Array => {
  const [columns = [], ...rows] = insightsTable(figures);
  const columnData = columns.map((column, place) => ({
    name: String(column),
    data: rows.map((row) => row[place] ?? null),
    type: WORDS.has(String(column)) ? ('STRING' as const) : ('DOUBLE' as const),
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
};
