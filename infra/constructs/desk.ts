import { Construct } from 'constructs';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { setAsideEndpoints } from '#functions/desk/set-aside/endpoints.ts';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';
import { Identity } from './identity.ts';

/** What the care team works with: tasks, cases, decisions. */
export class Desk extends Construct {
  readonly identity: Identity;
  readonly handler: AmendsFunction<'desk'>;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    this.identity = new Identity(this, 'Identity', foundation);
    const environment = foundation.variables;
    this.handler = new AmendsFunction(this, 'Desk', { name: 'desk', foundation, environment });
    const { authorizer } = this.identity;
    foundation.api.serve(this.handler, deskEndpoints, { authorizer });
    // Apart from the rest, which would start slower with all that reads mail.
    const setAside = new AmendsFunction(this, 'SetAside', { name: 'desk-set-aside', foundation, environment });
    foundation.api.serve(setAside, setAsideEndpoints, { authorizer });
  }
}
