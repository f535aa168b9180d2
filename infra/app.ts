import { Annotations, App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import { AmendsStack } from './amends-stack.ts';
import { bundle } from './bundle.ts';
import { FirewallStack } from './firewall-stack.ts';
import { loadOptions } from './options/options.ts';

const app = new App();
const folder: string = app.node.tryGetContext('policy') ?? 'policy';
const policy = loadPolicy(folder);
const law = loadLaw(folder);
const options = loadOptions(app.node.tryGetContext('deployment') ?? 'deployment.yaml');
const stack = new AmendsStack(app, 'Amends', {
  policy,
  // Each policy in a folder of its own: somebody else may synthesise another one meanwhile.
  bundles: bundle(policy, law.source, `.amends/bundles/${policy.version}`),
  tier: app.node.getContext('stage') === 'prod' ? 'prod' : 'dev',
  options,
  description: 'Amends: carries every complaint to an agreement, on time.',
});
if (options.edge)
  new FirewallStack(app, 'Amends-Firewall', { edge: options.edge, description: 'Amends: the firewall.' });
for (const warning of law.warnings) Annotations.of(stack).addWarningV2('amends:calendar-ends', warning);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
