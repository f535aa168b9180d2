import { Aws, CfnParameter, CfnRule, Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Function as CloudFrontFunction,
  Distribution,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { EdgeOptions } from '../options/options.ts';
import type { Parameters } from '../parameters.ts';
import { onlyWhen } from './only-when.ts';

export type EdgeProps = { apiId: string; options: EdgeOptions; parameters: Parameters; key: Key };

/** Where files lie whose names hold the hash of what is in them. */
const HASHED_ASSETS = '/desk/assets/*';

/** What the functions are told by (platform/http/door.ts). The address is CloudFront's own observation: what a client writes there is overwritten. */
const SECRET_HEADER = 'x-amends-origin';
const VIEWER_FUNCTION = `function handler(event) {
  var request = event.request;
  request.headers['x-amends-viewer'] = { value: event.viewer.ip };
  return request;
}`;

/** Errors that CloudFront would keep for ten seconds and answer others with (CloudFront: error caching minimum TTL). */
const KEPT_ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/**
 * CloudFront in front of the API, with the firewall of infra/firewall-stack.ts. It keeps nothing but files named by their hash, adds
 * and removes no header of an answer, and shows by a secret header that a request came through it: the functions answer no other.
 */
export class Edge extends Construct {
  /** Where customers reach the API, without a slash at the end. */
  readonly url: string;
  /** What CloudFront shows the functions. */
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { apiId, options, parameters, key }: EdgeProps) {
    super(scope, id);
    this.secret = this.originSecret(key);
    const distribution = this.distribution(apiId, options);
    onlyWhen(parameters.onAws, this);
    this.url = `https://${options.domainName ?? distribution.domainName}`;
  }

  private originSecret(key: Key): Secret {
    const secret = new Secret(this, 'OriginSecret', {
      description: 'Amends: what CloudFront shows the API',
      encryptionKey: key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Rotated by hand as docs/deployment.md says; what CloudFront showed before stays valid for one rotation.',
    });
    return secret;
  }

  /** The web ACL has to lie in us-east-1, so another stack makes it and this one is told of it. */
  private webAcl(): string {
    const parameter = new CfnParameter(Stack.of(this), 'WebAclArn', {
      default: '',
      allowedPattern: '^$|^arn:aws[a-z-]*:wafv2:us-east-1:[0-9]{12}:global/webacl/.+$',
      description: 'Output WebAclArn of the stack with the firewall; only where options.edge is on.',
      constraintDescription: 'the ARN of a web ACL for CloudFront, which lies in us-east-1',
    });
    new CfnRule(Stack.of(this), 'EdgeHasFirewall', {
      ruleCondition: Fn.conditionEquals(Fn.ref('Target'), 'aws'),
      assertions: [
        {
          assert: Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, '')),
          assertDescription: 'CloudFront needs its firewall: deploy that stack first, then give its output WebAclArn.',
        },
      ],
    });
    return parameter.valueAsString;
  }

  private distribution(apiId: string, { domainName, certificateArn }: EdgeOptions): Distribution {
    const behavior: BehaviorOptions = {
      origin: new HttpOrigin(`${apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: { [SECRET_HEADER]: this.secret.secretValue.unsafeUnwrap() },
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // API Gateway finds its API by the name that it was called by. All others stay: platforms sign with headers of their own.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [{ function: this.viewer(), eventType: FunctionEventType.VIEWER_REQUEST }],
      compress: false,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `${Aws.STACK_NAME}: in front of the API`,
      defaultBehavior: behavior,
      additionalBehaviors: {
        [HASHED_ASSETS]: {
          ...behavior,
          allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
          cachePolicy: this.asOriginSays(),
          compress: true,
        },
      },
      errorResponses: KEPT_ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      webAclId: this.webAcl(),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(domainName !== undefined &&
        certificateArn !== undefined && {
          domainNames: [domainName],
          certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
        }),
    });
    this.explain(distribution);
    return distribution;
  }

  private viewer(): CloudFrontFunction {
    return new CloudFrontFunction(this, 'Viewer', {
      code: FunctionCode.fromInline(VIEWER_FUNCTION),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Says where a request came from',
    });
  }

  /** Keeps only what an answer says may be kept, under its path alone. */
  private asOriginSays(): CachePolicy {
    return new CachePolicy(this, 'HashedAssets', {
      comment: 'Files that are named by the hash of what is in them',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      headerBehavior: CacheHeaderBehavior.none(),
      cookieBehavior: CacheCookieBehavior.none(),
      queryStringBehavior: CacheQueryStringBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }

  private explain(distribution: Distribution): void {
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'A customer may complain from wherever they are.' },
      {
        id: 'AwsSolutions-CFR3',
        reason: 'Its log would hold addresses of customers, and paths with tokens of their links.',
      },
      {
        id: 'AwsSolutions-CFR4',
        reason: "With a name of the company TLS 1.2 is the least; CloudFront's own name knows no other choice.",
      },
    );
  }
}
