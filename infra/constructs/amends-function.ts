import { join } from 'node:path';
import { Aws, Duration, Fn, Validations } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type CfnFunction,
  Code,
  type IFunction,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { FunctionEntry } from '#functions/function-entry.ts';
import { type FunctionName, manifest } from '#functions/manifest.ts';
import type { Foundation } from '../foundation.ts';
import { reservedFor } from '../options/concurrency.ts';
import { aliasOf, hasAlias, versionOptions } from './live.ts';
import { logGroup } from './logs.ts';
import { OwnRole } from './own-role.ts';
import { permit } from './permit.ts';

/** Fastest start for its price with the SDK inside the bundle. */
const MEMORY_MB = 512;
const TIMEOUT_SECONDS = 15;

type AllOf<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** The variables that a function's contract names; of several functions, those of all of them. */
type EnvironmentOf<Name extends FunctionName> = AllOf<z.infer<(typeof manifest)[Name]['contract']['environment']>>;

export type AmendsFunctionProps<Name extends FunctionName> = {
  /** Which function of functions/manifest.ts; `Amends-<name>` when it is deployed. */
  name: Name;
  foundation: Foundation;
  /** Values for at least the variables of the contract: a forgotten one does not compile, the others are left out. */
  environment: EnvironmentOf<Name>;
  /** Where an event goes that failed `retryAttempts` times after the first; only for functions that nobody waits for. */
  deadLetters?: { queue: IQueue; retryAttempts: number };
};

/**
 * A Lambda function as all of ours are: bundled at synth, with a role and a log group of its own, given what its contract
 * asks for, and allowed what the manifest says and to read the secrets it is given the names of.
 */
export class AmendsFunction<Name extends FunctionName> extends Lambda {
  /** What others call: the alias of a function that has one (infra/constructs/live.ts), or the function itself. */
  readonly called: IFunction;
  readonly nameInManifest: Name;

  constructor(scope: Construct, id: string, props: AmendsFunctionProps<Name>) {
    const { name, foundation, deadLetters } = props;
    const entry: FunctionEntry = manifest[name];
    const functionName = `${Aws.STACK_NAME}-${name}`;
    const role = new OwnRole(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Function ${name} of Amends`,
    });
    const logs = logGroup(scope, `${id}Logs`, {
      name: `/aws/lambda/${functionName}`,
      key: foundation.store.key,
      onAws: foundation.onAws,
      days: foundation.options.logDays,
    });
    logs.grantWrite(role);
    const asked = Object.keys(entry.contract.environment.shape);
    const values = props.environment as Record<string, string>;
    const environment = Object.fromEntries(asked.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
    super(scope, id, {
      functionName,
      role,
      logGroup: logs,
      description: entry.description,
      code: Code.fromAsset(join(foundation.bundles, name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: entry.memoryMb ?? MEMORY_MB,
      timeout: Duration.seconds(entry.timeoutSeconds ?? TIMEOUT_SECONDS),
      environment,
      currentVersionOptions: versionOptions(environment),
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      ...(deadLetters && {
        onFailure: new SqsDestination(deadLetters.queue),
        retryAttempts: deadLetters.retryAttempts,
      }),
    });
    this.nameInManifest = name;
    this.called = hasAlias(name) ? aliasOf(this) : this;
    this.reserve(name, foundation);
    permit(this, entry, foundation);
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason: 'Its caller waits for the answer, or a failure destination or the event source keeps what failed.',
    });
    const reason = 'Trace segments (X-Ray) and texts to analyse (Comprehend) are no resources that could be named.';
    Validations.of(role).acknowledge(
      { id: 'AwsSolutions-IAM5[Resource::*]', reason },
      { id: 'Serverless-LambdaStarPermissions', reason },
    );
  }

  /** Reserves calls at once where the deployment's options say so. */
  private reserve(name: FunctionName, { options, onAws }: Foundation): void {
    const reserved = reservedFor(name, options.concurrency);
    if (reserved === undefined) return;
    (this.node.defaultChild as CfnFunction).addPropertyOverride(
      'ReservedConcurrentExecutions',
      Fn.conditionIf(onAws.logicalId, reserved, Aws.NO_VALUE),
    );
  }
}
