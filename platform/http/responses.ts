import type { Endpoint } from './endpoint.ts';

const DESCRIPTIONS = {
  400: 'The request is not valid; `errors` says which fields',
  401: 'Nobody is signed in',
  403: 'This person may not do that; the title says who can',
  404: 'There is nothing here',
  409: 'Somebody decided before; `decidedBy` and `decidedAt` say who and when',
  413: 'The body is too large',
  415: 'The content type is not supported',
  422: 'The request is understood but does not fit; `errors` says why',
  429: 'Too many for now',
} as const;

/** The refusals an endpoint can answer with, for its `responses`. */
export const problems = (...statuses: (keyof typeof DESCRIPTIONS)[]): Endpoint<never>['responses'] =>
  Object.fromEntries(statuses.map((status) => [status, { description: DESCRIPTIONS[status] }]));
