import { AnyPrincipal, Effect, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';

/** Lets some functions sign with a key, and nobody else, whatever their own policies say: the key's own policy sees to it. */
export const letOnlySign = (key: Key, signers: readonly Lambda[]): void => {
  // Beside the roles, which the key names.
  const policy = new Policy(key, 'Sign', {
    statements: [new PolicyStatement({ actions: ['kms:Sign'], resources: [key.keyArn] })],
  });
  for (const { role } of signers) role?.attachInlinePolicy(policy);
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'NobodyElseSigns',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['kms:Sign'],
      resources: ['*'],
      conditions: { ArnNotEquals: { 'aws:PrincipalArn': signers.map(({ role }) => role?.roleArn ?? '') } },
    }),
  );
};
