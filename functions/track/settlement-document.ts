import * as z from 'zod/mini';
import { pdfOf } from '#domain/receipt/pdf.ts';
import { Refusal } from '#domain/refusal.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import type { Response } from '#platform/http/request.ts';
import type { TrackDeps } from './contract.ts';
import { PATH } from './form-endpoint.ts';
import type { OpenedLink } from './open-link.ts';
import { pageWords } from './page/words.ts';
import { missing, opened } from './page-answers.ts';
import { pdfAnswer } from './pdf-answer.ts';

const fileName = {
  es: { agreement: 'acuerdo', 'final-answer': 'respuesta' },
  en: { agreement: 'agreement', 'final-answer': 'answer' },
} as const;

/**
 * The agreement or the final answer of the present cycle as a PDF, with its exact text attached.
 * Refuses: link-state-only, case-blocked, agreement-not-ready.
 */
const documentFor = ({ file, link }: OpenedLink): Response => {
  const { head, agreements, texts } = file;
  if (link === 'state' || link === 'own') throw new Refusal('link-state-only');
  if (head.blockedAt) throw new Refusal('case-blocked');
  const agreement = agreements.find(({ cycle }) => cycle === head.cycle);
  const text = agreement && texts.get(agreement.textId);
  if (!agreement || text === undefined) throw new Refusal('agreement-not-ready');
  const { kind, language, sha256 } = agreement;
  const words = pageWords[language];
  const name = fileName[language][kind];
  const pdf = pdfOf({
    title: `${words.agreement[kind]} ${head.reference}`,
    language,
    attachment: { name: `${name}.txt`, text },
    lines: [...text.split('\n'), '', `${words.fingerprint}: ${sha256}`],
  });
  return pdfAnswer(`${head.reference}-${name}`, pdf);
};

/** The agreement or the final answer, to be downloaded and kept. */
export const settlementDocument = endpoint<TrackDeps>({
  method: 'GET',
  path: `${PATH}/agreement.pdf`,
  summary: 'The agreement or the final answer as a PDF, with its exact text attached',
  access: 'public',
  refuses: ['no-such-link', 'link-over', 'link-state-only', 'case-blocked', 'agreement-not-ready'],
  responses: { 200: { description: 'The document', contentType: 'application/pdf', schema: z.string() } },
  handle: async (request, deps) => {
    const found = await opened(request, deps);
    return !found || 'dead' in found ? missing(request, { asPage: true, link: found }, deps) : documentFor(found);
  },
});
