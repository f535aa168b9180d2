import { Annotations, App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { AmendsStack } from './amends-stack.ts';
import { bundle } from './bundle.ts';
import { loadPolicy } from './policy.ts';
import { loadLaw } from './regimes.ts';

const app = new App();
const policy = loadPolicy('policy');
const stack = new AmendsStack(app, 'Amends', {
  policy,
  bundles: bundle(policy),
  stage: app.node.getContext('stage') === 'prod' ? 'prod' : 'dev',
  description: 'Amends: carries every complaint to an agreement, on time.',
});
for (const warning of loadLaw('policy').warnings) Annotations.of(stack).addWarningV2('amends:calendar-ends', warning);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
