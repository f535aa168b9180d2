import { join } from 'node:path';
import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { BundleName } from '../bundle.ts';
import type { Foundation } from '../foundation.ts';
import type { Access } from './store.ts';

/** Fastest start for its price with the SDK inside the bundle. */
const MEMORY_MB = 512;

/** The variables a function's contract names. */
type EnvironmentSchema = z.ZodMiniObject<Record<string, z.ZodMiniString>>;

export type StageFunctionProps<Schema extends EnvironmentSchema> = {
  name: BundleName;
  description: string;
  contract: { environment: Schema };
  /** Values for at least the variables of the contract: a forgotten one does not compile, the others are left out. */
  environment: z.infer<Schema>;
  access: Access;
  /** How long one call may take; 15 s if not given. */
  timeout?: Duration;
  /** Where an event goes that failed `retryAttempts` times after the first; only for functions that nobody waits for. */
  unheard?: { queue: IQueue; retryAttempts: number };
};

/**
 * A Lambda function as all of ours are: bundled at synth, with a role and a log group of its own, told what its contract
 * asks for, and allowed to read the secrets it is told of.
 */
export class StageFunction<Schema extends EnvironmentSchema> extends Lambda {
  constructor(scope: Construct, id: string, foundation: Foundation, props: StageFunctionProps<Schema>) {
    const functionName = `${Aws.STACK_NAME}-${props.name}`;
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Function ${props.name} of Amends`,
    });
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(role);
    const asked = Object.keys(props.contract.environment.shape);
    const values: Record<string, string> = props.environment;
    super(scope, id, {
      functionName,
      role,
      logGroup,
      description: props.description,
      code: Code.fromAsset(join(foundation.bundles, props.name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: MEMORY_MB,
      timeout: props.timeout ?? Duration.seconds(15),
      environment: Object.fromEntries(asked.map((name) => [name, values[name] ?? ''])),
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      ...(props.unheard && {
        onFailure: new SqsDestination(props.unheard.queue),
        retryAttempts: props.unheard.retryAttempts,
      }),
    });
    const { store } = foundation;
    store.grant(this, props.access);
    if (asked.includes('LINK_SECRET_ID')) store.linkSecret.grantRead(this);
    if (asked.includes('IDENTITY_SECRET_ID')) store.identitySecret.grantRead(this);
    if (asked.includes('CHANNEL_SECRETS_ID')) store.channelSecrets.grantRead(this);
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason: 'Its caller waits for the answer, or a failure destination or the event source keeps what failed.',
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Trace segments (X-Ray) and texts to analyse (Comprehend) are no resources that could be named.',
    });
  }
}
