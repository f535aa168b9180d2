import * as z from 'zod/mini';
import type { Response } from '#platform/http/request.ts';

/** How a table for spreadsheets is documented (platform/csv). */
export const csvDocumented = {
  description: 'Separated by semicolons, UTF-8 with byte-order mark',
  schema: z.string(),
  contentType: 'text/csv',
};

/** A table for spreadsheets, to be stored under a name. */
export const csvAnswer = (name: string, text: string): Response => ({
  status: 200,
  text,
  headers: {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${name}.csv"`,
  },
});
