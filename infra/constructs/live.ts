import { Fn } from 'aws-cdk-lib';
import {
  Alias,
  type IFunction,
  type IVersion,
  type Function as Lambda,
  type VersionOptions,
} from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '#functions/manifest.ts';
import { stageFunctions } from '#functions/stages/manifest.ts';

/** What customers, platforms and other systems call, and the team all day long. */
const DOORS: FunctionName[] = ['complaints', 'track', 'webhooks', 'integrations', 'desk'];

/** Whether a function is called by its alias, so that a deployment can move callers to its new version, and back. */
export const hasAlias = (name: FunctionName): boolean => name in stageFunctions || DOORS.includes(name);

/** The alias that callers know: it points to the version that serves them. */
export const LIVE = 'live';

/** Variables whose values are parameters of the deploy, which no template shows. */
const CHOSEN_AT_DEPLOY = ['TIME_SCALE', 'PUBLIC_URL', 'MAIL_DOMAIN'];

/**
 * A version keeps the environment that it was published with. What is chosen at deploy stands in its description, too: whoever changes
 * a parameter and nothing else publishes a new one by that.
 * @param variables the environment of the function
 */
export const versionOptions = (variables: Record<string, string>): VersionOptions => ({
  description: Fn.join(
    ' ',
    CHOSEN_AT_DEPLOY.flatMap((name) => variables[name] ?? []),
  ),
});

/** @param lambda with all that is its version's */
export const aliasOf = (lambda: Lambda): IFunction =>
  new Alias(lambda, 'Live', { aliasName: LIVE, version: lambda.currentVersion as IVersion }) as IFunction;
