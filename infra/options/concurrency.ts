import * as z from 'zod/mini';
import { type FunctionName, manifest } from '#functions/manifest.ts';
import { stageFunctions } from '#functions/stages/manifest.ts';

/** What AWS keeps for functions that reserve nothing, whatever the limit of the account is (AWS: Lambda, reserved concurrency). */
const KEPT_UNRESERVED = 100;

/** Fewer the mapping of a queue cannot have (AWS: Lambda with SQS, maximum concurrency). */
const LEAST_OF_A_QUEUE = 2;

const perFunction = z.optional(z.int().check(z.gte(1), z.lte(1000)));

/** How many calls of each function of a group may run at once; nobody else's calls use them up. */
const Reserved = z.strictObject({
  /** What customers call: the form and their page. */
  public: perFunction,
  /** What reads mail and deliveries. */
  inbound: z.optional(z.int().check(z.gte(LEAST_OF_A_QUEUE), z.lte(1000))),
  /** What platforms deliver to. */
  webhooks: perFunction,
  /** What carries cases on. */
  stages: perFunction,
  /** What the team calls. */
  desk: perFunction,
});
type Group = keyof z.infer<typeof Reserved>;

const GROUPS: Partial<Record<FunctionName, Group>> = {
  complaints: 'public',
  track: 'public',
  'track-documents': 'public',
  inbound: 'inbound',
  webhooks: 'webhooks',
  integrations: 'webhooks',
  desk: 'desk',
  'desk-learning': 'desk',
  'desk-set-aside': 'desk',
  'desk-evidence': 'desk',
  'desk-app': 'desk',
};

/** The group of a function; those of none take from what is left. */
const groupOf = (name: FunctionName): Group | undefined => (name in stageFunctions ? 'stages' : GROUPS[name]);

const sumOf = (reserved: z.infer<typeof Reserved>): number =>
  (Object.keys(manifest) as FunctionName[]).reduce((sum, name) => {
    const group = groupOf(name);
    return sum + ((group && reserved[group]) ?? 0);
  }, 0);

/**
 * Reserved concurrency. None by default: a new account may run 10 calls at once until it has asked for more, and then nothing can
 * be reserved. Refuses a sum that Lambda would refuse in the middle of a deploy.
 */
export const Concurrency = z
  .strictObject({
    /** The account's quota `Concurrent executions` of Lambda in this region (L-B99A9384). */
    accountLimit: z.int().check(z.gte(1)),
    reserved: Reserved,
  })
  .check(({ value: { accountLimit, reserved }, issues }) => {
    const sum = sumOf(reserved);
    const free = Math.max(0, accountLimit - KEPT_UNRESERVED);
    if (sum > free)
      issues.push({
        code: 'custom',
        input: reserved,
        path: ['reserved'],
        message: `asks for ${sum}, the number of each group for each of its functions, but of a limit of ${accountLimit} at most ${free} can be reserved, since AWS keeps ${KEPT_UNRESERVED} for all other functions; reserve less, or ask AWS for a higher quota`,
      });
  });

/** How many calls of a function may run at once; undefined where nothing is reserved for it. */
export const reservedFor = (
  name: FunctionName,
  concurrency: z.infer<typeof Concurrency> | undefined,
): number | undefined => {
  const group = groupOf(name);
  return group && concurrency?.reserved[group];
};
