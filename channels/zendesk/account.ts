import { Refused, type SendingDeps } from '../contract.ts';

/**
 * The company's Zendesk and what opens it.
 * @param deps settings `subdomain`, `email` of the agent in whose name we act, `api_token`
 * @throws Refused where one is missing
 */
export const accountOf = ({ settings, base }: Pick<SendingDeps, 'settings' | 'base'>) => {
  const { subdomain, email, api_token: token } = settings;
  if (!email || !token || !(base ?? subdomain)) throw new Refused('not-configured');
  const host = `${subdomain}.zendesk.com`;
  return {
    host,
    url: base ?? `https://${host}`,
    authorization: `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`,
  };
};
