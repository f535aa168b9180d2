import { Aws, CfnCondition, Fn, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnApi,
  type CfnRoute,
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { waysIn } from '#functions/ways-in.ts';
import type { Options } from '../options/options.ts';
import type { Parameters } from '../parameters.ts';
import { Edge } from './edge.ts';
import { logGroup } from './logs.ts';
import { onlyWhen } from './only-when.ts';

/** What infra has to know of an endpoint; platform/http/endpoint.ts has the rest. */
export type Route = { method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'; path: string; access: 'public' | 'desk' };

/** A function that answers requests, and what the API calls in its place (infra/constructs/amends-function.ts). */
type Handler = Lambda & { called: IFunction };

/** Requests a second, and how many may come at once before that rate holds. */
type Throttle = { rateLimit: number; burstLimit: number };

/** What has no limit of its own: what nobody should ask for often. */
const REST: Throttle = { rateLimit: 20, burstLimit: 40 };

/**
 * Each way in has a limit of its own, for each of its routes, by the first part of its path: a flood of forged deliveries leaves room
 * for whoever complains on the page, and neither keeps the team from working.
 */
const THROTTLES: Record<string, Throttle> = {
  channels: { rateLimit: 100, burstLimit: 200 },
  complaints: { rateLimit: 50, burstLimit: 100 },
  integrations: { rateLimit: 50, burstLimit: 100 },
  desk: { rateLimit: 50, burstLimit: 100 },
  'lost-link': { rateLimit: 2, burstLimit: 10 },
  t: { rateLimit: 50, burstLimit: 100 },
};

/** Of a route that many endpoints share. */
const AREA: Throttle = { rateLimit: 100, burstLimit: 200 };

export type ApiProps = { parameters: Parameters; options: Options; key: Key };

/** The one HTTP API. Routes come from the endpoint lists of the functions. */
export class Api extends Construct {
  readonly http: HttpApi;
  readonly publicUrl: string;
  private readonly edge?: Edge;
  private readonly onAws: CfnCondition;
  private readonly stage: HttpStage;
  /** Areas of the desk that one function has the route of. */
  private readonly areas = new Set<string>();
  /** Of all functions behind CloudFront. */
  private readsSecret?: Policy;

  constructor(scope: Construct, id: string, { parameters, options, key }: ApiProps) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { apiName: Aws.STACK_NAME, createDefaultStage: false });
    this.onAws = parameters.onAws;
    if (options.edge)
      this.edge = new Edge(this, 'Edge', { apiId: this.http.apiId, options: options.edge, parameters, key });
    const endpoint = this.edge?.url ?? this.http.apiEndpoint;
    this.publicUrl = parameters.publicUrl({ id: this.http.apiId, endpoint });
    // CloudFront calls it; the functions answer nobody else.
    if (!options.edge && !options.keepApiAddress) this.closeOwnAddress(parameters);
    const accessLogs = logGroup(this, 'AccessLogs', { key, onAws: parameters.onAws, days: options.logDays });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: REST,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLogs),
        // The route, never the path: a path holds the token of a tracking link. No address of a customer either.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            // By it, the lines of the function that served it are found, which name the case (platform/log.ts).
            functionRequestId: '$context.integration.requestId',
            time: '$context.requestTime',
            route: '$context.routeKey',
            status: '$context.status',
            latencyMs: '$context.responseLatency',
            integrationError: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
  }

  /** With a domain of the company's own, `execute-api` would be a second door, past all that stands in front of the first. */
  private closeOwnAddress({ onAws, hasPublicUrl }: Parameters): void {
    const hasOwnDomain = new CfnCondition(Stack.of(this), 'HasOwnDomain', {
      expression: Fn.conditionAnd(onAws, hasPublicUrl),
    });
    (this.http.node.defaultChild as CfnApi).addPropertyOverride(
      'DisableExecuteApiEndpoint',
      Fn.conditionIf(hasOwnDomain.logicalId, true, Aws.NO_VALUE),
    );
  }

  /** Tells a function by what it knows that a request came through CloudFront; without it, it answers everybody. */
  private letThroughEdge(handler: Handler): void {
    if (!this.edge) return;
    const { secretArn } = this.edge.secret;
    handler.addEnvironment(
      'ORIGIN_SECRET_ID',
      Fn.conditionIf(this.onAws.logicalId, secretArn, Aws.NO_VALUE).toString(),
    );
    this.readsSecret ??= this.mayReadSecret(this.edge.secret);
    handler.role?.attachInlinePolicy(this.readsSecret);
  }

  /** Secrets Manager opens a secret with the permissions of who asks for it: the key belongs to it, also where nothing else is read. */
  private mayReadSecret({ secretArn, encryptionKey }: Edge['secret']): Policy {
    const policy = new Policy(this, 'ReadOriginSecret', {
      statements: [
        new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
        ...(encryptionKey ? [this.mayOpen(encryptionKey)] : []),
      ],
    });
    onlyWhen(this.onAws, policy);
    return policy;
  }

  private mayOpen({ keyArn }: IKey): PolicyStatement {
    return new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${Aws.REGION}.${Aws.URL_SUFFIX}` } },
    });
  }

  /**
   * Routes to a function. Desk routes need the authorizer.
   * @param throttle of each of these routes, where it is not that of their way in
   * @param rest whether the function also gets every request without a route, which it answers with 404 as problem+json
   */
  serve(
    handler: Handler,
    routes: Route[],
    { authorizer, rest, throttle }: { authorizer?: IHttpRouteAuthorizer; rest?: boolean; throttle?: Throttle } = {},
  ): void {
    this.letThroughEdge(handler);
    const integration = new HttpLambdaIntegration(handler.node.id, handler.called, { scopePermissionToRoute: false });
    for (const { method, path, access, isArea } of waysIn(routes, this.areas)) {
      const routeKey = HttpRouteKey.with(path, HttpMethod[method]);
      if (access === 'public') this.throttle(this.open(routeKey, integration), path, throttle);
      else if (authorizer)
        this.throttle(
          new HttpRoute(this, `${method} ${path}`, { httpApi: this.http, routeKey, integration, authorizer }),
          path,
          throttle ?? (isArea ? AREA : undefined),
        );
      else throw new Error(`${method} ${path} needs an authorizer`);
    }
    if (rest) this.open(HttpRouteKey.DEFAULT, integration);
  }

  /** A stage names only routes that are there, so it waits for them. */
  private throttle(
    route: HttpRoute,
    path: string,
    { rateLimit, burstLimit }: Throttle = THROTTLES[path.split('/')[1] ?? ''] ?? REST,
  ): void {
    const { routeKey } = route.node.defaultChild as CfnRoute;
    const stage = this.stage.node.defaultChild as CfnStage;
    stage.routeSettings = {
      ...(stage.routeSettings as object | undefined),
      [routeKey]: { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit, DetailedMetricsEnabled: true },
    };
    stage.node.addDependency(route);
  }

  private open(routeKey: HttpRouteKey, integration: HttpLambdaIntegration): HttpRoute {
    const route = new HttpRoute(this, routeKey.key, {
      httpApi: this.http,
      routeKey,
      integration,
      authorizer: new HttpNoneAuthorizer(),
    });
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Customers have no account: a complaint may come from anybody, and a tracking link is signed itself.',
    });
    return route;
  }
}
