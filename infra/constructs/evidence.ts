import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { evidenceEndpoints } from '#functions/desk/evidence/endpoints.ts';
import { documentEndpoints } from '#functions/track/documents/endpoints.ts';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';
import { letOnlySign } from './signers.ts';

/** A document is made and signed for each request, which is dearer than a page, and nobody needs it often. */
const DOCUMENTS = { rateLimit: 10, burstLimit: 40 };

export type EvidenceProps = { foundation: Foundation; authorizer: IHttpRouteAuthorizer };

/**
 * Makes evidence packs, and signs documents for the team and for the customer. The key never leaves KMS, and these functions alone may sign with it, which the key's own
 * policy sees to.
 */
export class Evidence extends Construct {
  readonly byDesk: AmendsFunction<'desk-evidence'>;
  /** For whoever may call it, which the account decides: nobody by this template. */
  readonly byCommand: AmendsFunction<'desk-evidence-by-command'>;
  /** For customers, each the document of their own case. */
  readonly byLink: AmendsFunction<'track-documents'>;

  constructor(scope: Construct, id: string, { foundation, authorizer }: EvidenceProps) {
    super(scope, id);
    const environment = foundation.variables;
    this.byDesk = new AmendsFunction(this, 'ByDesk', { name: 'desk-evidence', foundation, environment });
    foundation.api.serve(this.byDesk, evidenceEndpoints, { authorizer });
    this.byCommand = new AmendsFunction(this, 'ByCommand', {
      name: 'desk-evidence-by-command',
      foundation,
      environment,
    });
    this.byLink = new AmendsFunction(this, 'ByLink', { name: 'track-documents', foundation, environment });
    foundation.api.serve(this.byLink, documentEndpoints, { throttle: DOCUMENTS });
    letOnlySign(foundation.store.documentKey, [this.byDesk, this.byCommand, this.byLink]);
  }
}
