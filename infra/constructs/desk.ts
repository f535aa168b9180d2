import { Construct } from 'constructs';
import * as desk from '#functions/desk/contract.ts';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import type { Foundation } from '../foundation.ts';
import { Identity } from './identity.ts';
import { StageFunction } from './stage-function.ts';

/** The care team's door: tasks, cases, decisions. */
export class Desk extends Construct {
  readonly identity: Identity;
  readonly handler: StageFunction<typeof desk.environment>;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    this.identity = new Identity(this, 'Identity', foundation);
    this.handler = new StageFunction(this, 'Desk', foundation, {
      name: 'desk',
      description: 'What the care team sees and decides',
      contract: desk,
      environment: foundation.variables,
      access: { change: true, find: true },
    });
    foundation.api.serve(this.handler, deskEndpoints, { authorizer: this.identity.authorizer });
  }
}
