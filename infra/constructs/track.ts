import { Construct } from 'constructs';
import { trackEndpoints } from '#functions/track/endpoints.ts';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';

/** The customer's page behind a signed link, the description of the API, and the answer to requests that lead nowhere. */
export class Track extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const environment = foundation.variables;
    const handler = new AmendsFunction(this, 'Page', { name: 'track', foundation, environment });
    foundation.api.serve(handler, trackEndpoints, { rest: true });
  }
}
