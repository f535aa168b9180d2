import { Construct } from 'constructs';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { learningEndpoints } from '#functions/desk/learning/endpoints.ts';
import { setAsideEndpoints } from '#functions/desk/set-aside/endpoints.ts';
import { deskAppEndpoints } from '#functions/desk-app/endpoints.ts';
import { AmendsFunction } from './amends-function.ts';
import { Identity, type IdentityProps } from './identity.ts';

/** What the care team works with: tasks, cases, decisions. */
export class Desk extends Construct {
  readonly identity: Identity;
  readonly handler: AmendsFunction<'desk'>;
  /** What is learned from cases, beyond each one of them. */
  readonly learning: AmendsFunction<'desk-learning'>;
  /** What opens mail again, and hands out what came in as it came. */
  readonly setAside: AmendsFunction<'desk-set-aside'>;

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id);
    const { foundation } = props;
    this.identity = new Identity(this, 'Identity', props);
    const environment = foundation.variables;
    this.handler = new AmendsFunction(this, 'Desk', { name: 'desk', foundation, environment });
    const { authorizer } = this.identity;
    foundation.api.serve(this.handler, deskEndpoints, { authorizer });
    this.learning = new AmendsFunction(this, 'Learning', { name: 'desk-learning', foundation, environment });
    foundation.api.serve(this.learning, learningEndpoints, { authorizer });
    // Apart from the rest, which would start slower with all that reads mail.
    this.setAside = new AmendsFunction(this, 'SetAside', { name: 'desk-set-aside', foundation, environment });
    foundation.api.serve(this.setAside, setAsideEndpoints, { authorizer });
    const app = new AmendsFunction(this, 'App', {
      name: 'desk-app',
      foundation,
      environment: {
        ...environment,
        SIGN_IN_URL: this.identity.signInUrl,
        POOL_API_URL: this.identity.poolApiUrl,
        DESK_CLIENT_ID: this.identity.browser.userPoolClientId,
      },
    });
    foundation.api.serve(app, deskAppEndpoints);
  }
}
