import { type CfnCondition, CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Makes everything of a construct depend on a condition. */
export const onlyWhen = (condition: CfnCondition, construct: IConstruct): void => {
  for (const resource of construct.node.findAll())
    if (resource instanceof CfnResource) resource.cfnOptions.condition = condition;
};
