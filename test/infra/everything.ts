import { App } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { FirewallStack } from '#infra/firewall-stack.ts';
import { optionsOf } from '#infra/options/options.ts';
import { appFor, listOf, resourcesOf, type Statement, templateOf } from './stack.ts';

/** All that a deployment can switch on. */
export const everythingOn = optionsOf({
  concurrency: { accountLimit: 1000, reserved: { public: 20, inbound: 10, webhooks: 20, stages: 5, desk: 20 } },
  edge: {
    domainName: 'complaints.lumbre.example',
    certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c',
    requestsPerAddress: 700,
  },
  gradual: { how: 'canary', minutes: 10 },
  budget: { monthlyUsd: 150, atPercent: [50, 90] },
  volume: { requests: { above: 5000 }, complaints: { deviations: 3 } },
  identityProvider: {
    name: 'Lumbre',
    oidc: {
      issuer: 'https://login.lumbre.example',
      clientId: 'amends',
      clientSecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:directory-0a1b2c',
    },
    claims: { user: 'preferred_username', mail: 'email', mailVerified: 'email_verified', groups: 'groups' },
  },
  malwareScan: true,
});

/** The functions that answer requests, in the order of their names. */
export const DOORS = [
  'complaints',
  'desk',
  'desk-app',
  'desk-evidence',
  'desk-learning',
  'desk-set-aside',
  'integrations',
  'track',
  'track-documents',
  'webhooks',
];

let made: Template | undefined;
export const templateOfEverything = (): Template => {
  made ??= templateOf(appFor('dev', everythingOn).stack);
  return made;
};

export const firewallTemplate = (): Template => {
  const edge = everythingOn.edge ?? { requestsPerAddress: 0 };
  return templateOf(
    new FirewallStack(new App({ builtinCloudFormationValidation: false }), 'Amends-Firewall', { edge }),
  );
};

/** The statements of the policy of a resource, such as a key, a topic or a bucket. */
export const policyOf = (template: Template, type: string, field: string): Statement[] =>
  resourcesOf(template, type).flatMap(([, { Properties }]) =>
    listOf((Properties[field] as { Statement: Statement | Statement[] }).Statement),
  );
