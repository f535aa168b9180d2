import {
  type AddToPrincipalPolicyResult,
  PolicyDocument,
  type PolicyStatement,
  Role,
  type RoleProps,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export type OwnRoleProps = Pick<RoleProps, 'assumedBy' | 'description'>;

/**
 * A role that holds itself what it is allowed. CDK keeps that in a policy beside each role, which to IAM is the same and to
 * CloudFormation one resource more of 500. Whatever a role of this kind is allowed must not name it in a policy of its own, as a key
 * may: CloudFormation could make neither first. That stands in a `Policy` beside both (infra/constructs/signers.ts).
 */
export class OwnRole extends Role {
  private readonly allowed: PolicyDocument;

  constructor(scope: Construct, id: string, props: OwnRoleProps) {
    const allowed = new PolicyDocument();
    super(scope, id, { ...props, inlinePolicies: { Allowed: allowed } });
    this.allowed = allowed;
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.allowed.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}
