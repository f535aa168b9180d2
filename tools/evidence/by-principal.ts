import type { CommandOutput } from '#functions/desk/evidence-by-command/contract.ts';
import { Advice } from '#local/progress.ts';
import { type CallerProof, FORM, principalOf, WHO_AM_I } from '#platform/aws/caller.ts';
import { endpointOf, signedBy } from '../signed-call.ts';

/** What proves who asks, for one thing such as a case. */
const proofFor = async (named: string, region: string): Promise<CallerProof> => {
  const headers = await signedBy(region)({
    service: 'sts',
    url: new URL('/', endpointOf('sts', region)),
    headers: { 'content-type': FORM, 'x-amends-for': named },
    body: WHO_AM_I,
  });
  const { authorization = '', 'x-amz-date': date = '', 'x-amz-security-token': token } = headers;
  return {
    authorization,
    'x-amz-date': date,
    'x-amends-for': named,
    ...(token && { 'x-amz-security-token': token }),
  };
};

/** The principal of AWS that the shell is; undefined where AWS does not know it. @param what it is asked for */
export const principalAtHand = async (what: string, region: string): Promise<string | undefined> =>
  principalOf(await proofFor(what, region), what, { endpoint: endpointOf('sts', region) });

/**
 * Has the deployed function make a pack, as the principal of AWS that the shell is.
 * @throws Advice where AWS does not let it, or the function refuses
 */
export const askAsPrincipal = async (named: string, functionArn: string): Promise<CommandOutput> => {
  const region = functionArn.split(':')[3] ?? '';
  const url = new URL(
    `/2015-03-31/functions/${encodeURIComponent(functionArn)}/invocations`,
    endpointOf('lambda', region),
  );
  const body = JSON.stringify({ case: named, proof: await proofFor(named, region) });
  const headers = { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' };
  const response = await fetch(url, {
    method: 'POST',
    headers: await signedBy(region)({ service: 'lambda', url, headers, body }),
    body,
    signal: AbortSignal.timeout(150_000),
  });
  const text = await response.text();
  if (!response.ok || response.headers.get('x-amz-function-error'))
    throw new Advice(`The function that makes evidence packs answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as CommandOutput;
};
