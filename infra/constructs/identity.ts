import { Aws, Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  ClientAttributes,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  type UserPoolClientOptions,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { roles } from '#domain/vocabulary.ts';
import type { Foundation } from '../foundation.ts';
import type { Parameters } from '../parameters.ts';
import { signInBy } from './identity-provider.ts';

export type IdentityProps = { foundation: Foundation; parameters: Parameters };

/** How long people stay signed in, and what they may change of themselves, whichever way they sign in. */
const session = {
  generateSecret: false,
  preventUserExistenceErrors: true,
  enableTokenRevocation: true,
  accessTokenValidity: Duration.hours(1),
  idTokenValidity: Duration.hours(1),
  refreshTokenValidity: Duration.hours(12),
  // Who somebody is, is the company's to say: nobody changes their own address or name.
  writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
} satisfies UserPoolClientOptions;

/** Who may use the desk. People are created by the company; a group is a role of the policy. */
export class Identity extends Construct {
  readonly pool: UserPool;
  /** The client of scripts, which sign in with a password. */
  readonly client: UserPoolClient;
  /** The client of the desk in the browser, which signs in on the pool's own page. */
  readonly browser: UserPoolClient;
  /** Where that page is, without a slash at the end. */
  readonly signInUrl: string;
  /** Where the API of user pools is, without a slash at the end. */
  readonly poolApiUrl: string;
  readonly authorizer: HttpUserPoolAuthorizer;

  constructor(scope: Construct, id: string, { foundation, parameters }: IdentityProps) {
    super(scope, id);
    const { tier } = foundation;
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: Aws.STACK_NAME,
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // An address counts once its mailbox has answered: until then the one before recovers the account.
      autoVerify: { email: true },
      keepOriginal: { email: true },
      // Who approves or supervises cannot be told apart here: a pool asks everybody or nobody.
      mfa: tier === 'prod' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: tier === 'prod',
      removalPolicy: tier === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.client = this.pool.addClient('Desk', {
      ...session,
      authFlows: { userPassword: true, userSrp: true },
      disableOAuth: true,
    });
    const home = `${foundation.api.publicUrl}/desk`;
    this.browser = this.pool.addClient('Browser', {
      ...session,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [`${home}/signed-in`],
        logoutUrls: [home],
      },
    });
    const { identityProvider } = foundation.options;
    if (identityProvider) signInBy(identityProvider, { pool: this.pool, browser: this.browser, parameters });
    this.signInUrl = this.managedLogin(parameters);
    this.poolApiUrl = parameters.atAws(`https://cognito-idp.${Aws.REGION}.amazonaws.com`);
    for (const role of roles) new UserPoolGroup(this, role, { userPool: this.pool, groupName: role });
    this.authorizer = new HttpUserPoolAuthorizer('Desk', this.pool, { userPoolClients: [this.client, this.browser] });
    Validations.of(this.pool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason: 'A second factor is a duty in prod; a trial has no phones to set up.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason:
          'The Plus plan costs 0.02 USD for each user and month; a company that wants it switches it on in the console.',
      },
    );
  }

  /** The pool's own page to sign in on, and its address. */
  private managedLogin(parameters: Parameters): string {
    // A domain is unique in its region, whatever the stack is called; the stack's id ends in a random UUID.
    const uuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
    const domain = this.pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: Fn.join('-', ['amends', Fn.select(4, Fn.split('-', uuid))]) },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    // Without a branding of its own a client has no page; the emulator lacks the type, and shows one all the same.
    const branding = new CfnManagedLoginBranding(this, 'Branding', {
      userPoolId: this.pool.userPoolId,
      clientId: this.browser.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    branding.cfnOptions.condition = parameters.onAws;
    branding.node.addDependency(domain);
    return parameters.atAws(domain.baseUrl());
  }
}
