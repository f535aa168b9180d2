import { Construct } from 'constructs';
import { complaintEndpoints } from '#functions/complaints/endpoints.ts';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';

/** The endpoint of the web form. */
export class Complaints extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const environment = foundation.variables;
    const handler = new AmendsFunction(this, 'Receive', { name: 'complaints', foundation, environment });
    foundation.api.serve(handler, complaintEndpoints);
  }
}
