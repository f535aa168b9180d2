import type { Template } from 'aws-cdk-lib/assertions';

/**
 * What holds data or is known by its address, and the properties of it that CloudFormation cannot change without making a new one
 * (AWS: CloudFormation, "Update requires: Replacement" of each type).
 */
const REPLACING: Record<string, string[]> = {
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::KMS::Key': ['KeySpec', 'KeyUsage', 'MultiRegion'],
  'AWS::SecretsManager::Secret': ['Name'],
  'AWS::Cognito::UserPool': ['UsernameAttributes', 'AliasAttributes', 'UsernameConfiguration'],
  'AWS::Cognito::UserPoolClient': ['UserPoolId', 'GenerateSecret'],
  'AWS::Cognito::UserPoolDomain': ['Domain', 'UserPoolId'],
  'AWS::StepFunctions::StateMachine': ['StateMachineName', 'StateMachineType'],
  'AWS::Scheduler::ScheduleGroup': ['Name'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
  'AWS::Events::EventBus': ['Name'],
  'AWS::ApiGatewayV2::Api': ['ProtocolType'],
  'AWS::SES::EmailIdentity': ['EmailIdentity'],
  'AWS::SES::ConfigurationSet': ['Name'],
};

/**
 * Whose roles outlive a deployment: an execution goes on with the role it began with (AWS: UpdateStateMachine), and a schedule calls its
 * target with the role it was set with. Without it they fail, each at its next step, for months.
 */
const LASTING = ['states.amazonaws.com', 'scheduler.amazonaws.com'];

const isLastingRole = (type: string, properties: Record<string, unknown>): boolean =>
  type === 'AWS::IAM::Role' &&
  LASTING.some((service) => JSON.stringify(properties['AssumeRolePolicyDocument']).includes(service));

export type Stateful = { type: string; fixed: Record<string, unknown> };

/** What of a template holds data or an address, by logical id. */
export const statefulOf = (template: Template): Record<string, Stateful> => {
  const resources = template.toJSON()['Resources'] as Record<
    string,
    { Type: string; Properties?: Record<string, unknown> }
  >;
  return Object.fromEntries(
    Object.entries(resources)
      .flatMap(([id, { Type, Properties = {} }]): [string, Stateful][] => {
        const replacing = isLastingRole(Type, Properties) ? ['RoleName', 'Path'] : REPLACING[Type];
        if (!replacing) return [];
        const fixed = replacing.flatMap((name) => (name in Properties ? [[name, Properties[name]]] : []));
        return [[id, { type: Type, fixed: Object.fromEntries(fixed) as Record<string, unknown> }]];
      })
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
};
