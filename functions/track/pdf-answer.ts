import type { Response } from '#platform/http/request.ts';

/** A document to be downloaded and kept; no cache between the service and the reader holds it. @param name without its ending */
export const pdfAnswer = (name: string, pdf: string): Response => ({
  status: 200,
  text: pdf,
  headers: {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${name}.pdf"`,
    'cache-control': 'private, no-store',
  },
});
