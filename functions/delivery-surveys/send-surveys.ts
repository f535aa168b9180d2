import { askedBefore, claimSurvey, giveBackSurvey, recordUnsent, surveysDue } from '#cases/store/delivery-surveys.ts';
import { caseIdsOfPerson, headsOf, isStopInForce } from '#cases/store/look-ups.ts';
import type { Table } from '#cases/store/table.ts';
import type { Outgoing } from '#channels/contract.ts';
import { mayHaveLeft } from '#channels/shared/may-have-left.ts';
import { type DeliverySurvey, isTooLate } from '#domain/delivery-survey/delivery-survey.ts';
import { stopHash } from '#domain/messages/threads.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import { log } from '#platform/log.ts';
import { surveyUrl } from '#platform/survey-links.ts';
import { surveyMail } from './survey-mail.ts';

export type SurveyDeps = {
  table: Table;
  clock: Clock;
  policy: Policy;
  publicUrl: string;
  linkSecret: () => Promise<Secret>;
  identity: () => Promise<Secret>;
  send: (mail: Outgoing) => Promise<unknown>;
};

/** Newest cases of a customer that are looked at. */
const MOST_CASES = 5;

/** Whoever complains is asked when that is over, about that; and nobody is written to who wants no mail of ours, or no more questions. */
const isSpared = async ({ email, customerId: id }: DeliverySurvey, deps: SurveyDeps): Promise<boolean> => {
  const { table, identity } = deps;
  if (await isStopInForce(table, stopHash({ channel: 'email', address: email }))) return true;
  const known = customerKeys((await identity()).current, { email, ...(id && { id }) });
  // Said since this one was planned: the link of the one before still takes it.
  if ((await askedBefore(table, known)).noMore) return true;
  const heads = await headsOf(table, [...new Set(await caseIdsOfPerson(table, known, MOST_CASES))]);
  return heads.some(({ closedAt, setAsideAt, mergedInto }) => (closedAt ?? setAsideAt ?? mergedInto) === undefined);
};

const unsentBecause = async (survey: DeliverySurvey, deps: SurveyDeps): Promise<DeliverySurvey['unsent']> => {
  if (isTooLate(survey, deps.clock.now())) return 'late';
  return (await isSpared(survey, deps)) ? 'complains' : undefined;
};

/** Sends one, once: what may have left is not sent again, what surely has not is given back to the next run. */
const sendOne = async (survey: DeliverySurvey, deps: SurveyDeps): Promise<'sent' | 'unsent'> => {
  const { table, clock, policy, publicUrl, linkSecret, send } = deps;
  const unsent = await unsentBecause(survey, deps);
  if (unsent) {
    await recordUnsent(table, survey.id, unsent);
    return 'unsent';
  }
  const sentAt = clock.now();
  if (!(await claimSurvey(table, survey.id, sentAt))) return 'unsent';
  try {
    await send(surveyMail(survey, surveyUrl(publicUrl, await linkSecret(), survey.id), policy));
    return 'sent';
  } catch (error) {
    log('warn', 'survey not sent', { error: (error as Error).name });
    if (!mayHaveLeft(error)) await giveBackSurvey(table, survey, sentAt);
    return 'unsent';
  }
};

/** So many in a run; those left are first in the next one. */
const MOST = 500;

/**
 * Asks customers how a delivery went, whose time has come: once each, by mail, in their language. It goes out without a person, as
 * the policy says (policy/survey.yaml). @returns how many were sent
 */
export const sendSurveys = async (_: unknown, deps: SurveyDeps): Promise<{ sent: number; unsent: number }> => {
  const count = { sent: 0, unsent: 0 };
  for await (const page of surveysDue(deps.table, deps.clock.now()))
    for (const survey of page) {
      if (count.sent + count.unsent >= MOST) return count;
      count[await sendOne(survey, deps)] += 1;
    }
  return count;
};
