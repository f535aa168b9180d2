import { Construct } from 'constructs';
import * as track from '#functions/track/contract.ts';
import { trackEndpoints } from '#functions/track/endpoints.ts';
import type { Foundation } from '../foundation.ts';
import { StageFunction } from './stage-function.ts';

/** The customer's page behind a signed link, the description of the API, and the answer to requests that lead nowhere. */
export class Track extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const handler = new StageFunction(this, 'Page', foundation, {
      name: 'track',
      description: "The customer's page: where it stands, the offer, the answer to it",
      contract: track,
      environment: foundation.variables,
      access: { change: true },
    });
    foundation.api.serve(handler, trackEndpoints, { rest: true });
  }
}
