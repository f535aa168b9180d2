import { listedUntil, recordListed, type SetAside, setAsideBetween } from '#cases/store/set-aside.ts';
import type { Table } from '#cases/store/table.ts';
import { type TeamMailer, writeTo } from '#channels/email/team-mail.ts';
import { setAsideReason } from '#domain/messages/set-aside-words.ts';
import { concernedBy, lastResort, mayTouch } from '#domain/people/concerned.ts';
import { dayOf } from '#domain/people/directory.ts';
import { setAsideReader } from '#domain/people/set-aside-reader.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Clock, formatInstant, type Instant } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

/** What the daily list needs. */
export type ListDeps = TeamMailer & { table: Table; clock: Clock };

const DAY_MS = 24 * 60 * 60 * 1000;
/** How far back a list goes at most, when those before were not sent. */
const MOST_DAYS = 31;
/** The index lags behind what is stored by less than this. */
const LAG_MS = 10_000;
/** More are counted by whoever looks at the desk. */
const MOST_READ = 1000;
const MOST_SHOWN = 100;

/** From where the list before ended, or for a day; never further back than a month. */
const since = async ({ table, clock }: ListDeps): Promise<{ from: Instant; to: Instant }> => {
  const now = Date.parse(clock.now());
  const before = await listedUntil(table);
  const from = Math.max(before ? Date.parse(before) : now - DAY_MS - LAG_MS, now - MOST_DAYS * DAY_MS);
  return { from: new Date(from).toISOString(), to: new Date(now - LAG_MS).toISOString() };
};

/** How many there are of each reason, the most first. */
const reasonsIn = (mails: SetAside[], language: ReplyLanguage): string => {
  const counts = new Map<string, number>();
  for (const { delivery } of mails) {
    const why = setAsideReason(delivery.reason)[language];
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([why, count]) => `- ${count}: ${why}`)
    .join('\n');
};

const MORE = {
  es: (count: number) => `… y ${count} más`,
  en: (count: number) => `… and ${count} more`,
};

/** When each came, from which domain, and why it was set aside: no address, no subject and no word of it. */
const rowsOf = (mails: SetAside[], language: ReplyLanguage, zone: string): string => {
  const rows = mails.slice(0, MOST_SHOWN).map(({ delivery: { receivedAt, senderDomain = '?', reason } }) => {
    const why = setAsideReason(reason)[language];
    return `${formatInstant(receivedAt, language, zone)} · ${senderDomain} · ${why}`;
  });
  const more = mails.length - rows.length;
  return [...rows, ...(more > 0 ? [MORE[language](more)] : [])].join('\n');
};

/** Who gets a mail in their list: whom the policy names or, where it is about them, whoever sees to such cases. */
const readerOf = ({ delivery: { concerned = {} } }: SetAside, policy: Policy, at: Instant): string => {
  const usual = setAsideReader(policy);
  if (mayTouch({ id: usual }, { concerned }, policy).may) return usual;
  return lastResort(policy, { day: dayOf(policy, at), excluded: concernedBy({ concerned }) }) ?? usual;
};

const sendTo = (to: string, mails: SetAside[], deps: ListDeps): Promise<void> => {
  const values = (language: ReplyLanguage) => ({
    count: mails.length < MOST_READ ? String(mails.length) : `${MOST_READ}+`,
    reasons: reasonsIn(mails, language),
    rows: rowsOf(mails, language, deps.policy.company.zone),
  });
  return writeTo(to, { template: 'staff-set-aside', screen: '/d', values }, deps);
};

/**
 * Sends whom the policy names the list of what was set aside since the list before; nothing where nothing was. What is about them
 * is in the list of somebody else. A run that failed is made good by the next one. Sent twice where it could not be kept that it
 * was sent.
 * @returns how many mails it lists
 */
export const sendSetAsideList = async (_: unknown, deps: ListDeps): Promise<{ listed: number }> => {
  const { table, policy } = deps;
  const { from, to } = await since(deps);
  const found = await setAsideBetween(table, { from, to, most: MOST_READ });
  const byReader = Map.groupBy(found, (mail) => readerOf(mail, policy, to));
  for (const [reader, mails] of byReader) await sendTo(reader, mails, deps);
  await recordListed(table, to);
  return { listed: found.length };
};
