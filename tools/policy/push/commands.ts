import { keepPushed, readPushed } from '#cases/store/pushed-policy.ts';
import { staffState } from '#cases/store/staff.ts';
import { localDay } from '#domain/deadline/local-day.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { clock, instantAfter } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { Advice } from '#local/progress.ts';
import { fitOf, frameOf } from '#policy/fit.ts';
import type { LoadedLaw } from '#policy/load-law.ts';
import { confirmed } from '../../drill/confirmed.ts';
import { lawIn, policyIn } from '../../policy-at-hand.ts';
import { comparisonLines } from '../../what-if/lines.ts';
import { whatIf } from '../../what-if/what-if.ts';
import { gapLines, gapsOf } from '../lint.ts';
import { contentInForce } from './content.ts';
import { differenceLines, differencesOf } from './differences.ts';
import { hold, inForce, recordOfPolicies } from './hold.ts';
import { besideTheDesk, outside, wrongWith } from './refusals.ts';
import type { PolicyStack } from './stack.ts';

/** What was typed. @property from days in the company's zone, of the cases that a change is played over; the last 90 without */
export type Typed = {
  policy: string;
  against: string;
  reason?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  lang: ReplyLanguage;
  yes: boolean;
  dryRun: boolean;
  strict: boolean;
};

type Said = { say?: (line: string) => void; ask?: (question: string) => Promise<boolean> };

const DAY_MS = 86_400_000;
const PAST_DAYS = 90;

const refuse = (version: string, why: string[]): void => {
  if (why.length === 0) return;
  throw new Advice(`Policy ${version} cannot be pushed; nothing is changed:\n- ${why.join('\n- ')}`);
};

/** What past cases would have come to. */
const overThePast = async (
  { table }: PolicyStack,
  { before, after, law }: { before: Policy; after: Policy; law: LoadedLaw },
  { from, to, lang }: Typed,
): Promise<string[]> => {
  const { zone } = after.company;
  const now = clock().now();
  const day = (at: string): string => localDay(Date.parse(at), zone);
  const rules = { before: { policy: before, law }, after: { policy: after, law } };
  const period = { from: from ?? day(instantAfter(now, -PAST_DAYS * DAY_MS)), to: to ?? day(now) };
  return [
    `Over the cases of ${period.from} to ${period.to}:`,
    ...comparisonLines(await whatIf(table, { ...rules, ...period }), rules, lang),
  ];
};

/** Risks that the policy has and the one that holds has not. */
const newRisks = (before: Policy, after: Policy, law: LoadedLaw) => {
  const looked = { law: law.source, today: clock().now().slice(0, 10) };
  const known = new Set(gapsOf({ policy: before, ...looked }).map(({ what }) => what));
  return gapsOf({ policy: after, ...looked }).filter(({ level, what }) => level === 'risk' && !known.has(what));
};

const agreed = async ({ yes }: Typed, question: string, { ask = confirmed }: Said): Promise<boolean> =>
  yes || (await ask(question));

/**
 * Has the policy of a folder hold for what comes in from now on, after showing what changes and what past cases would have come to.
 * @throws Advice where it cannot be, or somebody was faster; nothing is changed then
 */
export const push = async (stack: PolicyStack, typed: Typed, said: Said = {}): Promise<void> => {
  const { say = console.log } = said;
  const after = policyIn(typed.policy);
  const law = lawIn(typed.policy);
  refuse(after.version, outside(stack.frame, frameOf(after, law.source)));
  const state = await staffState(stack.table);
  const from = inForce(state, stack.deployed);
  if (from === after.version) return say(`Policy ${from} holds already.`);
  refuse(after.version, besideTheDesk(after, state));
  const before = await contentInForce(stack.table, { state, deployed: stack.deployed, against: typed.against });
  const lines = [
    `From policy ${from} to ${after.version}:`,
    ...differenceLines(differencesOf(before, after)).map((line) => `  ${line}`),
  ];
  for (const line of [...lines, ...(await overThePast(stack, { before, after, law }, typed))]) say(line);
  const risks = newRisks(before, after, law);
  if (risks.length > 0) say(`What it newly leaves open:\n${gapLines(risks)}`);
  if (typed.strict && risks.length > 0)
    throw new Advice('It leaves a risk open that was not there; nothing is changed.');
  if (typed.dryRun) return say('Nothing is changed.');
  if (!(await agreed(typed, `Have ${after.version} hold for what comes in from now on?`, said)))
    return say('Nothing is changed.');
  const by = await stack.who();
  await keepPushed(stack.table, after);
  const change = { from, to: after.version, fits: fitOf(after), ...(typed.reason && { reason: typed.reason }) };
  await hold(stack.table, change, { deployed: stack.deployed, by, now: clock().now() });
  say(`Policy ${after.version} holds within some fifteen seconds. Open cases go on under theirs.`);
};

/** What differs from what holds to the policy of a folder. */
export const diff = async (
  stack: PolicyStack,
  { policy, against }: Typed,
  { say = console.log }: Said = {},
): Promise<void> => {
  const state = await staffState(stack.table);
  const before = await contentInForce(stack.table, { state, deployed: stack.deployed, against });
  const after = policyIn(policy);
  const lines = differenceLines(differencesOf(before, after));
  say(`From policy ${before.version}, which holds, to ${after.version} in ${policy}:`);
  for (const line of lines.length > 0 ? lines : ['nothing differs']) say(`  ${line}`);
  for (const line of outside(stack.frame, frameOf(after, lawIn(policy).source))) say(`  needs a deployment: ${line}`);
};

/** Which policies held, since when, by whom and why. */
export const versions = async (stack: PolicyStack, { say = console.log }: Said = {}): Promise<void> => {
  const state = await staffState(stack.table);
  const { records, isWhole } = await recordOfPolicies(stack.table, state);
  for (const { at, actor, data } of records) {
    const { from, to, fits, reason } = data.change;
    say(`${at}  ${from} → ${to}${fits ? '' : ' (as deployed)'}  ${actor.id}${reason ? `  ${reason}` : ''}`);
  }
  const holds = inForce(state, stack.deployed);
  say(`${holds} holds${state.policy ? `, pushed; ${stack.deployed} is deployed` : ', as deployed'}.`);
  if (!isWhole) throw new Advice('The record does not hang together: somebody has changed or removed entries of it.');
};

/** The deployed policy, or one that was pushed before, holds again. */
export const rollback = async (
  stack: PolicyStack,
  typed: Typed & { version: string },
  said: Said = {},
): Promise<void> => {
  const { say = console.log } = said;
  const state = await staffState(stack.table);
  const from = inForce(state, stack.deployed);
  const isDeployed = ['deployed', stack.deployed].includes(typed.version);
  const version = isDeployed ? stack.deployed : typed.version;
  if (isDeployed ? !state.policy : from === version) return say(`Policy ${version} holds already.`);
  const pushed = isDeployed ? undefined : await readPushed(stack.table, version);
  if (!isDeployed && !pushed)
    throw new Advice(
      `Policy ${version} was never pushed here, or is lost. "npm run -s policy -- versions" lists them.`,
    );
  if (pushed) {
    refuse(version, [...outside(stack.frame, frameOf(pushed)), ...wrongWith(pushed), ...besideTheDesk(pushed, state)]);
  }
  if (typed.dryRun) return say(`Policy ${version} would hold in place of ${from}. Nothing is changed.`);
  if (!(await agreed(typed, `Have ${version} hold in place of ${from}?`, said))) return say('Nothing is changed.');
  const change = {
    ...{ from, to: version },
    ...(pushed && { fits: fitOf(pushed) }),
    ...(typed.reason && { reason: typed.reason }),
  };
  await hold(stack.table, change, { deployed: stack.deployed, by: await stack.who(), now: clock().now() });
  say(`Policy ${version} holds within some fifteen seconds. Open cases go on under theirs.`);
};
