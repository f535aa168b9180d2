import { Aws } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';

/** AWS Budgets may write here for budgets of this account alone (AWS: Cost Management, SNS topics for budgets). */
const OWN_BUDGETS = {
  StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
  ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:budgets::${Aws.ACCOUNT_ID}:*` },
};

/** A monthly budget of the account, which tells of its parts by the topic of the alarms. */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { foundation, topic }: { foundation: Foundation; topic: Topic }) {
    super(scope, id);
    const { options, onAws, store } = foundation;
    if (!options.budget) return;
    const { monthlyUsd, atPercent } = options.budget;
    const principals = [new ServicePrincipal('budgets.amazonaws.com')];
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'BudgetsOfThisAccount',
        ...{ principals, actions: ['sns:Publish'], resources: [topic.topicArn], conditions: OWN_BUDGETS },
      }),
    );
    store.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'BudgetsOfThisAccount',
        ...{ principals, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'], conditions: OWN_BUDGETS },
      }),
    );
    const subscribers = [{ subscriptionType: 'SNS', address: topic.topicArn }];
    const notification = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, threshold, comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' },
      subscribers,
    });
    const budget = new CfnBudget(this, 'Monthly', {
      budget: {
        budgetName: Aws.STACK_NAME,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyUsd, unit: 'USD' },
      },
      // What is to be expected is told too: the bill of a flood at night is seen in the morning.
      notificationsWithSubscribers: [
        ...atPercent.map((percent) => notification('ACTUAL', percent)),
        notification('FORECASTED', 100),
      ],
    });
    budget.cfnOptions.condition = onAws;
    budget.node.addDependency(topic);
  }
}
