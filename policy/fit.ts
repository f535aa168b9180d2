import canonicalize from 'canonicalize';
import * as z from 'zod/mini';
import { sha256 } from '#domain/case/history.ts';
import { type LawSource, lawWithin, type Scope } from '#domain/deadline/law.ts';
import { type Policy, PolicySource } from '#domain/policy/policy.ts';

/** What a stack is made from besides its code, by the place in the folder of the policy where each stands. */
export type Frame = Record<string, unknown>;

/** Where the law stands in a frame. */
const LAW = 'regimes, calendars';

const hashOf = (value: unknown): string => sha256(canonicalize(value) ?? '').slice(0, 12);

/** The company as the law asks about it. */
export const scopeOf = ({ company: { country, serves = [country], sector, bigCompany } }: Policy): Scope => ({
  serves,
  sector,
  bigCompany,
});

/**
 * What of a policy the template, the bundles and amounts that are kept were made by: a parameter (zone), alarms (warnings), the law
 * beside the functions (countries, sector, size), the mailbox that SES keeps mail for, the directory that signs people in.
 */
const settled = (policy: Policy): Frame => {
  const { zone, currency, country, mailbox, signIn } = policy.company;
  return {
    'company.yaml: zone': zone,
    'company.yaml: currency': currency,
    'company.yaml: country': country,
    'company.yaml: mailbox': mailbox,
    'company.yaml: signIn': signIn ? { provider: signIn.provider, by: signIn.by } : null,
    ...Object.fromEntries(Object.entries(scopeOf(policy)).map(([name, value]) => [`company.yaml: ${name}`, value])),
    'deadlines.yaml: warnings.at': policy.deadlines.warnings.map(({ at }) => at),
  };
};

/** The shape of a policy that this code reads. */
const shape = (): string => hashOf(z.toJSONSchema(PolicySource, { io: 'output', unrepresentable: 'any' }));

/**
 * What a deployed stack is made from, as its output says: a policy that is another in any of it needs a deployment. The law is in
 * it by its hash, since functions carry theirs; of a policy that was kept without any, none is.
 */
export const frameOf = (policy: Policy, law?: LawSource): Frame => ({
  ...settled(policy),
  ...(law && { [LAW]: hashOf(lawWithin(law, scopeOf(policy))) }),
  shape: shape(),
});

/** What a policy has to be like so that functions of a stack can go by it. */
export const fitOfFrame = ({ [LAW]: _, ...frame }: Frame): string => hashOf(frame);

/**
 * What a policy has to be like so that it can take the place of this one in functions that were deployed with it: of the same shape, and for
 * the same template. The law is not in it: another law comes with a deployment, and does not undo what was pushed.
 */
export const fitOf = (policy: Policy): string => fitOfFrame(frameOf(policy));

/** Where a policy differs from what a stack is made from. */
export const outOfFrame = (stack: Frame, pushed: Frame): { place: string; is: unknown; would: unknown }[] =>
  Object.keys(pushed)
    .filter((place) => canonicalize(stack[place]) !== canonicalize(pushed[place]))
    .map((place) => ({ place, is: stack[place], would: pushed[place] }));
