import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';

/** Lets some functions sign with a key, and nobody else, whatever their own policies say: the key's own policy sees to it. */
export const letOnlySign = (key: Key, signers: readonly Lambda[]): void => {
  for (const signer of signers)
    signer.addToRolePolicy(new PolicyStatement({ actions: ['kms:Sign'], resources: [key.keyArn] }));
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
