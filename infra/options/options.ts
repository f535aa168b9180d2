import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import * as z from 'zod/mini';
import { PROVIDER } from '#domain/policy/schema/company.ts';
import { isVerifierUrl } from '#functions/complaints/contract.ts';
import { readYaml } from '#policy/read-yaml.ts';
import { Concurrency } from './concurrency.ts';

const DOMAIN = /^([a-z0-9-]+\.)+[a-z]{2,}$/;
/** CloudFront takes certificates of one region only. */
const CERTIFICATE = /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/;

const Secret = z.string().check(
  z.regex(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/, {
    error: 'must be the ARN of a secret',
  }),
);

/** CloudFront with a firewall in front of the API. */
const Edge = z
  .strictObject({
    /** A name of the company's own that points to the distribution; CloudFront's own name if not given. */
    domainName: z.optional(z.string().check(z.regex(DOMAIN, { error: 'must be a domain name in lower case' }))),
    certificateArn: z.optional(
      z.string().check(z.regex(CERTIFICATE, { error: 'must be the ARN of a certificate in us-east-1' })),
    ),
    /** Requests of one address in five minutes; deliveries of platforms do not count. AWS WAF takes 10 at least. */
    requestsPerAddress: z._default(z.int().check(z.gte(10), z.lte(2_000_000_000)), 1000),
  })
  .check(({ value: { domainName, certificateArn }, issues }) => {
    if ((domainName === undefined) !== (certificateArn === undefined))
      issues.push({
        code: 'custom',
        input: domainName,
        path: [domainName === undefined ? 'domainName' : 'certificateArn'],
        message: 'is missing: a name of your own needs a certificate, and the other way round',
      });
  });

/**
 * How a deployment moves callers to new code: a tenth of the calls for some minutes and then all, or a tenth more each time. Of what
 * CodeDeploy has by itself, those that last longer than the five minutes that alarms look at.
 */
const Gradual = z.union([
  z.strictObject({ how: z.literal('canary'), minutes: z.literal([10, 15, 30]) }),
  z.strictObject({ how: z.literal('linear'), minutes: z.literal([2, 3, 10]) }),
]);

const https = z.string().check(z.regex(/^https:\/\/[^\s]+$/, { error: 'must be an https address' }));
const claim = z.string().check(z.minLength(1), z.maxLength(200));

/** The company's own directory, by which the team signs in (OpenID Connect or SAML 2.0). */
const IdentityProvider = z
  .strictObject({
    /** As policy/company.yaml (`signIn.provider`) calls it. */
    name: z.string().check(z.regex(PROVIDER, { error: 'must be a name that Cognito takes, without _' })),
    oidc: z.optional(
      z.strictObject({ issuer: https, clientId: z.string().check(z.minLength(1)), clientSecretArn: Secret }),
    ),
    saml: z.optional(z.strictObject({ metadataUrl: https })),
    /** Which claims, or attributes of an assertion, say who somebody is and in which groups; `mailVerified` goes with `mail`. */
    claims: z.strictObject({
      user: z.optional(claim),
      mail: z.optional(claim),
      mailVerified: z.optional(claim),
      groups: claim,
    }),
  })
  .check(({ value: { oidc, saml, claims }, issues }) => {
    const wrong = (path: string, message: string) =>
      issues.push({ code: 'custom', input: path, path: [path], message });
    if ((oidc === undefined) === (saml === undefined)) wrong('oidc', 'one of oidc and saml is needed');
    if ((claims.mail === undefined) !== (claims.mailVerified === undefined))
      wrong('claims', 'mail and mailVerified are said together: an address that is not proved may be anybody’s');
    if (claims.user === undefined && claims.mail === undefined) wrong('claims', 'user or mail is needed');
  });

/** From how much on somebody is told: a number, or how far outside what CloudWatch has learned to expect. */
const Unusual = z.union([
  z.strictObject({ above: z.int().check(z.gte(1)) }),
  /** Standard deviations. */
  z.strictObject({ deviations: z.number().check(z.gt(0), z.lte(20)) }),
]);

/** For how many days CloudWatch keeps what is written to a log (AWS: CloudWatch Logs, PutRetentionPolicy). */
const logDays = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

/** Of a stack, beside those it has by itself (AWS: CloudFormation, 50 tags; names that begin with `aws:` are AWS's). */
const Tags = z
  .record(
    z
      .string()
      .check(z.regex(/^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u, { error: 'must be a name AWS takes for a tag' })),
    z.string().check(z.maxLength(256)),
  )
  .check(z.refine((tags) => Object.keys(tags).length <= 40, { error: 'must be at most 40' }));

/** What is chosen when the template is made, beside the policy. Everything is off unless it is said here. */
const Options = z.strictObject({
  concurrency: z.optional(Concurrency),
  /** Days until a line of a log is gone: a value that CloudWatch knows. Logs hold no personal data. */
  logDays: z._default(
    z.int().check(z.refine((days) => logDays.includes(days), { error: `must be one of ${logDays.join(', ')}` })),
    90,
  ),
  /** Tags of all that the stack makes, such as a cost centre; `application`, `environment` and `stage` are there by themselves. */
  tags: z.optional(Tags),
  edge: z.optional(Edge),
  /** Whether the API's own address stays open although `PublicUrl` is given: for a proxy of the company's own that calls it. */
  keepApiAddress: z._default(z.boolean(), false),
  budget: z.optional(
    z.strictObject({
      /** What the account may cost in a month, in US dollars. */
      monthlyUsd: z.number().check(z.gt(0)),
      /** At which parts of it somebody is told. AWS Budgets has five subscribers a budget at most. */
      atPercent: z._default(
        z.array(z.int().check(z.gte(1), z.lte(1000))).check(z.minLength(1), z.maxLength(4)),
        [80, 100],
      ),
    }),
  ),
  /** Whether new code is called for a part of the calls first, until which an alarm turns the deployment back; at once if absent. */
  gradual: z.optional(Gradual),
  volume: z.optional(
    z.strictObject({
      /** Requests of all kinds in five minutes. */
      requests: z.optional(Unusual),
      /** Cases opened in an hour, over all channels. */
      complaints: z.optional(Unusual),
    }),
  ),
  /** Which service is asked whether a person filled in the form, such as Turnstile or hCaptcha. */
  botCheck: z.optional(
    z.strictObject({
      /** Where it is asked, such as https://challenges.cloudflare.com/turnstile/v0/siteverify */
      url: z.string().check(z.refine(isVerifierUrl, { error: 'must be an https address at a public name' })),
      /** Its secret for the company, as plain text in Secrets Manager. */
      secretArn: Secret,
    }),
  ),
  /** By which directory of the company the team signs in; by the pool's own passwords where none is. */
  identityProvider: z.optional(IdentityProvider),
  /** Whether GuardDuty looks for malware in what came in; nothing is handed out before it was found clean. */
  malwareScan: z._default(z.boolean(), false),
});
export type Options = z.infer<typeof Options>;
export type GradualOptions = NonNullable<Options['gradual']>;
export type IdentityProviderOptions = NonNullable<Options['identityProvider']>;
export type EdgeOptions = NonNullable<Options['edge']>;
export type Unusual = z.infer<typeof Unusual>;

/** Everything as it is where nothing is said. */
export const NO_OPTIONS: Options = Options.parse({});

/** @throws one Error that lists every problem with its path */
export const optionsOf = (given: unknown): Options => {
  const parsed = Options.safeParse(given ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  throw new Error(`The options of the deployment are not valid:\n- ${problems.join('\n- ')}`);
};

/**
 * Reads the options of a deployment.
 * @param file YAML; nothing is switched on where there is none
 * @throws one Error that lists every problem
 */
export const loadOptions = (file: string): Options => {
  if (!existsSync(file)) throw new Error(`${file}: is missing`);
  const problems: string[] = [];
  const given = readYaml({ folder: dirname(file), file: basename(file) }, z.unknown(), problems);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return optionsOf(given);
};
