import { signedPost } from '#platform/aws/signing.ts';
import { type MessagingService, messaging } from '#platform/environment.ts';
import { Refused, type SendingDeps } from '../contract.ts';
import { getObject, getString, type Json, parseJson } from '../json.ts';

/** One call of AWS End User Messaging. */
type Call = {
  service: MessagingService;
  /** Our end, an id or an ARN: an ARN says in which region it is called. */
  origin: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
};

const regionOf = (origin: string): string | undefined =>
  origin.startsWith('arn:') ? origin.split(':')[3] || undefined : undefined;

/** Errors that repeating does not change; a quota, a missing permission or number is ours to mend (API references). */
const FINAL = new Set(['ValidationException', 'InvalidParametersException', 'ConflictException']);

/** The class of an error, as the JSON protocols of AWS write it: `namespace#Class`, or `Class:address` in a header. */
const classOf = (response: Response, answer: Json | undefined): string => {
  const name = response.headers.get('x-amzn-errortype') ?? getString(answer, '__type') ?? `http-${response.status}`;
  return name.replace(/^.*#/, '').replace(/:.*$/, '');
};

const refusal = (response: Response, answer: Json | undefined): Error => {
  const name = classOf(response, answer);
  const reason = /^[A-Z_]{1,60}$/.exec(getString(answer, 'Reason') ?? '')?.[0];
  return FINAL.has(name) ? new Refused(`aws-${reason ?? name}`) : new Error(`AWS answered ${name}`);
};

/**
 * Makes one signed call, with the function's own role. Throws Refused where AWS will never take it, any other error for
 * what is worth repeating; neither bears a word of AWS's message.
 */
export const callAws = async ({ service, origin, path, headers, body }: Call, deps: SendingDeps): Promise<Json> => {
  const { region, endpoint } = messaging(service, regionOf(origin));
  const url = new URL(`${deps.base ?? endpoint}${path}`);
  const response = await signedPost({ service, region, url, headers, body: JSON.stringify(body) }, deps.fetch);
  const answer = getObject(parseJson(await response.text()));
  if (!response.ok) throw refusal(response, answer);
  return answer ?? {};
};
