import * as z from 'zod/mini';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import type { Request, Response } from '#platform/http/request.ts';
import { tokenOf } from '../asked.ts';
import { missing } from '../missing-link.ts';
import { seeLink } from '../open-link.ts';
import { PATH } from '../path.ts';
import { savedAs } from '../saved-as.ts';
import type { DocumentDeps } from './contract.ts';
import {
  documentOf,
  documentRefusals,
  fileNameOf,
  type Settlement,
  settlementFor,
  signatureOf,
} from './settlement-document.ts';

/** One of the files that a customer can keep: what it is, and how it is made. */
type Kept = {
  path: string;
  summary: string;
  type: string;
  name: (settlement: Settlement) => string;
  bytes: (settlement: Settlement, deps: DocumentDeps) => Promise<Uint8Array>;
};

const files: Kept[] = [
  {
    path: `${PATH}/agreement.pdf`,
    summary:
      'The agreement or the final answer as PDF/A-3a: the same bytes as in an evidence pack, with its exact text attached',
    type: 'application/pdf',
    name: fileNameOf,
    bytes: documentOf,
  },
  {
    path: `${PATH}/agreement.pdf.sig`,
    summary:
      'A signature over that document, as openssl checks it: ECDSA over P-256 with SHA-256, DER (docs/evidence.md)',
    type: 'application/octet-stream',
    name: (settlement) => `${fileNameOf(settlement)}.sig`,
    bytes: signatureOf,
  },
];

/** Answers with a file that a link may have, or says why it may not. `bodyOf` is asked only then. */
const answered = async (
  request: Request<unknown>,
  { type, name }: Kept,
  given: { deps: DocumentDeps; bodyOf: (settlement: Settlement) => Promise<Pick<Response, 'bytes' | 'text'>> },
): Promise<Response> => {
  const { deps, bodyOf } = given;
  const found = await seeLink(tokenOf(request), deps);
  if (!found || 'dead' in found) return missing(request, { asPage: true, link: found }, deps);
  const settlement = settlementFor(found);
  return {
    status: 200,
    ...(await bodyOf(settlement)),
    headers: savedAs(name(settlement), type),
  };
};

const endpointsOf = (kept: Kept): Endpoint<DocumentDeps>[] => {
  const { path, summary, type, bytes } = kept;
  const common = {
    path,
    access: 'public',
    refuses: ['no-such-link', 'link-over', ...documentRefusals],
    responses: { 200: { description: 'The file', contentType: type, schema: z.string() } },
  } as const;
  return [
    endpoint<DocumentDeps>({
      ...common,
      method: 'GET',
      summary,
      handle: (request, deps) =>
        answered(request, kept, { deps, bodyOf: async (settlement) => ({ bytes: await bytes(settlement, deps) }) }),
    }),
    endpoint<DocumentDeps>({
      ...common,
      method: 'HEAD',
      summary: `${summary}: whether it can be had`,
      handle: async (request, deps) => ({
        ...(await answered(request, kept, { deps, bodyOf: async () => ({}) })),
        text: '',
      }),
    }),
  ];
};

/** What was settled, to be downloaded, kept, and checked without us. Nothing is changed and nothing proved by asking. */
export const documentEndpoints: Endpoint<DocumentDeps>[] = files.flatMap(endpointsOf);
