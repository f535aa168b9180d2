import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deliverySurveyEndpoints } from '#functions/complaints/delivery-survey/endpoints.ts';
import { complaintEndpoints } from '#functions/complaints/endpoints.ts';
import { formEndpoints } from '#functions/complaints/form/endpoints.ts';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';

/** The form on which customers complain, and the endpoint for the company's own. */
export class Complaints extends Construct {
  readonly handler: AmendsFunction<'complaints'>;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const { botCheck } = foundation.options;
    const environment = {
      ...foundation.variables,
      ...(botCheck && { BOT_CHECK_URL: botCheck.url, BOT_CHECK_SECRET_ID: botCheck.secretArn }),
    };
    this.handler = new AmendsFunction(this, 'Receive', { name: 'complaints', foundation, environment });
    if (botCheck)
      this.handler.addToRolePolicy(
        new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [botCheck.secretArn] }),
      );
    foundation.api.serve(this.handler, [...complaintEndpoints, ...formEndpoints, ...deliverySurveyEndpoints]);
  }
}
