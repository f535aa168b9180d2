import { Fn } from 'aws-cdk-lib';
import {
  type CfnUserPoolClient,
  CfnUserPoolIdentityProvider,
  type UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { IdentityProviderOptions } from '../options/options.ts';
import type { Parameters } from '../parameters.ts';

/**
 * Where what a directory says of somebody is kept in the pool (AttributeMapping): in standard attributes, since a pool never lets go of
 * attributes of its own. `profile` holds the groups.
 */
export const attributeMapping = ({ claims }: Pick<IdentityProviderOptions, 'claims'>): Record<string, string> => ({
  ...(claims.user && { preferred_username: claims.user }),
  ...(claims.mail && claims.mailVerified && { email: claims.mail, email_verified: claims.mailVerified }),
  profile: claims.groups,
});

/** Cognito reads the secret when the stack is deployed; the template holds its name only. */
const detailsOf = ({ oidc, saml }: IdentityProviderOptions): Record<string, string> =>
  oidc
    ? {
        client_id: oidc.clientId,
        client_secret: `{{resolve:secretsmanager:${oidc.clientSecretArn}}}`,
        oidc_issuer: oidc.issuer,
        authorize_scopes: 'openid email profile',
        attributes_request_method: 'GET',
      }
    : { MetadataURL: saml?.metadataUrl ?? '', IDPSignout: 'true' };

type Place = { pool: UserPool; browser: UserPoolClient; parameters: Parameters };

/**
 * The company's own directory signs people in at the desk, and the pool's passwords no longer do. The emulator has no such thing: there the
 * client stays as it was.
 */
export const signInBy = (provider: IdentityProviderOptions, { pool, browser, parameters: { onAws } }: Place): void => {
  const { name } = provider;
  const resource = new CfnUserPoolIdentityProvider(pool, 'Directory', {
    userPoolId: pool.userPoolId,
    providerName: name,
    providerType: provider.oidc ? 'OIDC' : 'SAML',
    providerDetails: detailsOf(provider),
    attributeMapping: attributeMapping(provider),
  });
  resource.cfnOptions.condition = onAws;
  const client = browser.node.defaultChild as CfnUserPoolClient;
  const atAws = (there: string[], here: string[]) => Fn.conditionIf(onAws.logicalId, there, here);
  // By reference, which has the directory made first where there is one; a dependency would want it everywhere.
  client.addPropertyOverride('SupportedIdentityProviders', atAws([resource.ref], ['COGNITO']));
  // Cognito writes what the directory says with the client's own right to. Nobody but the directory can use it: no token of this client
  // has the scope that lets people change what the pool knows of them, and with a password it signs in nobody.
  const mapped = Object.keys(attributeMapping(provider)).filter((attribute) => attribute !== 'email_verified');
  client.addPropertyOverride('WriteAttributes', atAws(['locale', ...mapped], ['locale']));
  client.addPropertyOverride('ExplicitAuthFlows', ['ALLOW_REFRESH_TOKEN_AUTH']);
};
