import { Annotations, App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { frameOf } from '#policy/fit.ts';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import { AmendsStack } from './amends-stack.ts';
import { bundle } from './bundle.ts';
import { FirewallStack } from './firewall-stack.ts';
import { loadOptions } from './options/options.ts';
import { demandSameSignIn } from './options/same-sign-in.ts';
import { stackNameOf, tierOf } from './stack-name.ts';

const app = new App();
const folder: string = app.node.tryGetContext('policy') ?? 'policy';
const policy = loadPolicy(folder);
const law = loadLaw(folder);
const options = loadOptions(app.node.tryGetContext('deployment') ?? 'deployment.yaml');
demandSameSignIn(options, policy);
const name = stackNameOf(app.node.tryGetContext('name'));
const tier = tierOf(app.node.getContext('stage'));
const tags = { application: 'amends', environment: name, stage: tier, ...options.tags };
const stack = new AmendsStack(app, name, {
  policy,
  frame: frameOf(policy, law.source),
  // Each policy in a folder of its own: somebody else may synthesise another one meanwhile.
  bundles: bundle(policy, law.source, `.amends/bundles/${policy.version}`),
  tier,
  options,
  tags,
  description: 'Amends: carries every complaint to an agreement, on time.',
});
if (options.edge)
  new FirewallStack(app, `${name}-Firewall`, { edge: options.edge, tags, description: 'Amends: the firewall.' });
for (const warning of law.warnings) Annotations.of(stack).addWarningV2('amends:calendar-ends', warning);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
