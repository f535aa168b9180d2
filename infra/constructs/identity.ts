import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import {
  AccountRecovery,
  ClientAttributes,
  Mfa,
  UserPool,
  type UserPoolClient,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { roles } from '#domain/vocabulary.ts';
import type { Tier } from '../parameters.ts';

/** Who may use the desk. People are created by the company; a group is a role of the policy. */
export class Identity extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly authorizer: HttpUserPoolAuthorizer;

  constructor(scope: Construct, id: string, { tier }: { tier: Tier }) {
    super(scope, id);
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
      authFlows: { userPassword: true, userSrp: true },
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      disableOAuth: true,
      // Who somebody is, is the company's to say: nobody changes their own address or name.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });
    for (const role of roles) new UserPoolGroup(this, role, { userPool: this.pool, groupName: role });
    this.authorizer = new HttpUserPoolAuthorizer('Desk', this.pool, { userPoolClients: [this.client] });
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
}
