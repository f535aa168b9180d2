import { Aws, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
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
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Parameters } from '../parameters.ts';

/** What infra has to know of an endpoint; platform/http/endpoint.ts has the rest. */
export type Route = { method: 'GET' | 'POST' | 'HEAD'; path: string; access: 'public' | 'desk' };

/** Requests a second, and how many may come at once before that rate holds. */
const RATE = 100;
const BURST = 200;

/** The one HTTP API. Routes come from the endpoint lists of the functions. */
export class Api extends Construct {
  readonly http: HttpApi;
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, parameters: Parameters) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { apiName: Aws.STACK_NAME, createDefaultStage: false });
    this.publicUrl = parameters.publicUrl({ id: this.http.apiId, endpoint: this.http.apiEndpoint });
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: RATE, burstLimit: BURST },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLogs),
        // The route, never the path: a path holds the token of a tracking link. No address of a customer either.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
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

  /**
   * Routes to a function. Desk routes need the authorizer.
   * @param rest whether the function also gets every request without a route, which it answers with 404 as problem+json
   */
  serve(
    handler: IFunction,
    routes: Route[],
    { authorizer, rest }: { authorizer?: IHttpRouteAuthorizer; rest?: boolean } = {},
  ): void {
    const integration = new HttpLambdaIntegration(handler.node.id, handler, { scopePermissionToRoute: false });
    for (const { method, path, access } of routes) {
      const routeKey = HttpRouteKey.with(path, HttpMethod[method]);
      if (access === 'public') this.open(routeKey, integration);
      else if (authorizer)
        new HttpRoute(this, `${method} ${path}`, { httpApi: this.http, routeKey, integration, authorizer });
      else throw new Error(`${method} ${path} needs an authorizer`);
    }
    if (rest) this.open(HttpRouteKey.DEFAULT, integration);
  }

  private open(routeKey: HttpRouteKey, integration: HttpLambdaIntegration): void {
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
  }
}
