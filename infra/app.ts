import { Annotations, App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { frameOf } from '#policy/fit.ts';
import { AmendsStack } from './amends-stack.ts';
import { bundle } from './bundle.ts';
import { FirewallStack } from './firewall-stack.ts';
import { inputsOf } from './inputs.ts';

const app = new App();

/** What was given and cannot be taken is said in a sentence: a stack of calls would hide it. */
const { policy, law, options, name, tier } = (() => {
  try {
    return inputsOf(app);
  } catch (error) {
    // A fault of ours shows where it is.
    if (!(error instanceof Error) || error instanceof TypeError) throw error;
    console.error(`\nAmends: ${error.message}\n`);
    return process.exit(1);
  }
})();
const tags = { application: 'amends', environment: name, stage: tier, ...options.tags };
const stack = new AmendsStack(app, name, {
  policy,
  frame: frameOf(policy, law.source),
  // Each policy in a folder of its own: somebody else may synthesise another one meanwhile.
  bundles: await bundle(policy, law.source, `.amends/bundles/${policy.version}`),
  tier,
  options,
  tags,
  description: 'Amends: carries every complaint to an agreement, on time.',
});
if (options.edge)
  new FirewallStack(app, `${name}-Firewall`, { edge: options.edge, tags, description: 'Amends: the firewall.' });
for (const warning of law.warnings) Annotations.of(stack).addWarningV2('amends:calendar-ends', warning);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
