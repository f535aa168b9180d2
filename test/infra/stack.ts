import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AmendsStack } from '#infra/amends-stack.ts';
import { bundle } from '#infra/bundle.ts';
import { type Options, optionsOf } from '#infra/options/options.ts';
import type { Tier } from '#infra/parameters.ts';
import { amendsHome } from '#local/paths.ts';
import { frameOf } from '#policy/fit.ts';
import { loadLaw } from '#policy/load-law.ts';
import { policy } from '#test/support/policy.ts';

// One for each worker of vitest, whose files share what is bundled and synthesised here.
const folder = join(amendsHome, `infra-tests-${process.env['VITEST_POOL_ID'] ?? '0'}`);
rmSync(folder, { recursive: true, force: true });

export { policy };

const law = loadLaw('policy').source;
export const frame = frameOf(policy, law);
export const bundles = await bundle(policy, law, join(folder, 'bundles'));

/**
 * What makes a template, without the trace of calls that CDK takes for each construct and token: a hundred places of which vitest looks
 * each up in a source map, for nobody who reads them, takes most of a minute.
 */
export const untraced = <Made>(make: () => Made): Made => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};

/**
 * An app as `cdk.json` describes it. CloudFormation's own rules, which take seconds to start, are held against it only where `isJudged`:
 * nag.test.ts looks at what they find.
 */
export const appIn = (outdir?: string, isJudged = false): App => {
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  return new App({ context, ...(outdir && { outdir }), builtinCloudFormationValidation: isJudged });
};

/** The app with the real functions inside. */
export const appFor = (tier: Tier, options?: Options, isJudged = false) => {
  const app = appIn(join(folder, tier), isJudged);
  const given = { policy, frame, bundles, tier, ...(options && { options }) };
  return { app, stack: untraced(() => new AmendsStack(app, 'Amends', given)) };
};

export const templateOf = (stack: Stack): Template => untraced(() => Template.fromStack(stack));

const templates = new Map<Tier, Template>();
export const templateFor = (tier: Tier): Template => {
  const template = templates.get(tier) ?? templateOf(appFor(tier).stack);
  templates.set(tier, template);
  return template;
};

/** A template with options of the deployment, as they would stand in its file. */
export const templateWith = (given: object): Template => templateOf(appFor('dev', optionsOf(given)).stack);

/** A resource of a template, as JSON. */
export type Resource = { Type: string; Properties: Record<string, unknown>; [field: string]: unknown };
export const resourcesOf = (template: Template, type: string): [string, Resource][] =>
  Object.entries(template.findResources(type)) as [string, Resource][];

export type Statement = {
  Sid?: string;
  Action: string | string[];
  Resource: unknown;
  Effect: string;
  Condition?: unknown;
};
export const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

type PolicyDocument = { Statement: Statement[] };

/** Every statement of every role's policies, in it and beside it, with the id of the role it stands on. */
export const statementsOf = (template: Template): { role: string; statement: Statement }[] => {
  const inside = resourcesOf(template, 'AWS::IAM::Role').flatMap(([role, { Properties }]) =>
    ((Properties['Policies'] ?? []) as { PolicyDocument: PolicyDocument }[]).flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.map((statement) => ({ role, statement })),
    ),
  );
  const beside = resourcesOf(template, 'AWS::IAM::Policy').flatMap(([, { Properties }]) => {
    const { Roles, PolicyDocument } = Properties as { Roles: { Ref: string }[]; PolicyDocument: PolicyDocument };
    return Roles.flatMap(({ Ref }) => PolicyDocument.Statement.map((statement) => ({ role: Ref, statement })));
  });
  return [...inside, ...beside];
};
