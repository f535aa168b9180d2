import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { EdgeOptions } from './options/options.ts';

/** Deliveries of platforms: many from few addresses, with words of customers in them, each proved by a signature. */
const DELIVERIES = '/channels/';

/** What only ours refuse may be as large as Lambda takes, 6 MiB; a length of 7 million bytes and more never gets that far. */
const TOO_LONG = '^0*([7-9][0-9]{6}|[1-9][0-9]{7,})$';

/**
 * Rules of AWS that look into bodies: what a customer writes may look like an attack and be a complaint about one, and the largest
 * body they let through has 8 KB. Counted, not blocked; nor is a client that does not say what it is.
 */
const ONLY_COUNTED = [
  'SizeRestrictions_BODY',
  'EC2MetaDataSSRF_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'CrossSiteScripting_BODY',
  'NoUserAgent_HEADER',
];

const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  // Samples would show tokens of tracking links.
  sampledRequestsEnabled: false,
});

const NO_DELIVERY: CfnWebACL.StatementProperty = {
  notStatement: {
    statement: {
      byteMatchStatement: {
        fieldToMatch: { uriPath: {} },
        positionalConstraint: 'STARTS_WITH',
        searchString: DELIVERIES,
        textTransformations: [{ priority: 0, type: 'NONE' }],
      },
    },
  },
};

const rules = ({ requestsPerAddress }: EdgeOptions): CfnWebACL.RuleProperty[] => [
  {
    name: 'rate-of-one-address',
    priority: 0,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        limit: requestsPerAddress,
        evaluationWindowSec: 300,
        scopeDownStatement: NO_DELIVERY,
      },
    },
    visibilityConfig: visible('rate-of-one-address'),
  },
  {
    name: 'too-long',
    priority: 1,
    action: { block: { customResponse: { responseCode: 413 } } },
    statement: {
      regexMatchStatement: {
        fieldToMatch: { singleHeader: { Name: 'content-length' } },
        regexString: TOO_LONG,
        textTransformations: [{ priority: 0, type: 'NONE' }],
      },
    },
    visibilityConfig: visible('too-long'),
  },
  {
    name: 'common-rules-of-aws',
    priority: 2,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name: 'AWSManagedRulesCommonRuleSet',
        ruleActionOverrides: ONLY_COUNTED.map((name) => ({ name, actionToUse: { count: {} } })),
        scopeDownStatement: NO_DELIVERY,
      },
    },
    visibilityConfig: visible('common-rules-of-aws'),
  },
];

/** The firewall in front of CloudFront, which has to lie in us-east-1 wherever the rest does (AWS WAF: CloudFront). */
export class FirewallStack extends Stack {
  constructor(scope: Construct, id: string, { edge, ...props }: StackProps & { edge: EdgeOptions }) {
    super(scope, id, { ...props, env: { region: 'us-east-1' } });
    const acl = new CfnWebACL(this, 'WebAcl', {
      name: this.stackName,
      description: 'Amends: what may reach CloudFront',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      rules: rules(edge),
      visibilityConfig: visible(this.stackName),
    });
    new CfnOutput(this, 'WebAclArn', { value: acl.attrArn });
  }
}
