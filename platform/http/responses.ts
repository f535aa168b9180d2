import type { Endpoint } from './endpoint.ts';
import { type ProblemCode, statusOf } from './problems.ts';
import type { Response } from './request.ts';

const DESCRIPTIONS: Record<number, string> = {
  400: 'The request is not valid; `errors` says which fields',
  401: 'Nobody is signed in',
  403: 'This person may not do that; the title says who can',
  404: 'There is nothing here',
  405: 'What is here is asked by another method; `Allow` says which',
  409: 'As things stand this cannot be done: `code` says why, and `decidedBy` and `decidedAt` who decided before, and when',
  412: 'It has changed since it was read; of a case `since` says what happened',
  413: 'The body is too large',
  415: 'The content type is not supported',
  422: 'The request is understood but does not fit; `errors` says why',
  429: 'Too many for now',
  503: 'Nothing was done; try again in a moment',
};

/** What every body that is parsed can be refused for. */
const ofBody: ProblemCode[] = [
  'body-not-json',
  'body-not-utf8',
  'body-too-deep',
  'body-too-large',
  'content-type-unsupported',
  'request-invalid',
];

/** Every code an endpoint can refuse with: what it says itself, and what follows from its access and its body. */
export const codesOf = <Deps>({ access, body, raw, uploads, refuses }: Endpoint<Deps>): ProblemCode[] => [
  ...new Set<ProblemCode>([
    ...(access === 'desk' ? (['signed-out', 'not-in-care-team'] as const) : []),
    ...(raw === undefined ? [] : (['body-too-large'] as const)),
    ...(body ? ofBody : []),
    ...(uploads === undefined ? [] : (['body-not-form'] as const)),
    ...refuses,
  ]),
];

type Documented = Endpoint<unknown>['responses'][number] & { codes?: ProblemCode[] };

/** All that an endpoint answers with, by status: what it says itself, and its refusals, each status with its codes. */
export const documentedResponses = <Deps>(endpoint: Endpoint<Deps>): Record<Response['status'], Documented> => {
  const byStatus = Object.groupBy(codesOf(endpoint), statusOf);
  const refused = Object.entries(byStatus).map(([status, codes = []]): [string, Documented] => [
    status,
    { description: DESCRIPTIONS[Number(status)] ?? '', ...endpoint.responses[Number(status)], codes: codes.sort() },
  ]);
  return { ...endpoint.responses, ...Object.fromEntries(refused) };
};
