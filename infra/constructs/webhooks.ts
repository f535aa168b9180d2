import { Construct } from 'constructs';
import { webhookEndpoints } from '#functions/webhooks/endpoints.ts';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';

/** What the platforms call: it verifies a delivery, stores it as it came and answers; functions/inbound reads it. */
export class Webhooks extends Construct {
  readonly handler: AmendsFunction<'webhooks'>;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const environment = foundation.variables;
    this.handler = new AmendsFunction(this, 'Webhooks', { name: 'webhooks', foundation, environment });
    foundation.api.serve(this.handler, webhookEndpoints);
  }
}
