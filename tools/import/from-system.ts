import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parseJson } from '#channels/json.ts';
import { type EarlierSystem, earlierSystems } from '#domain/case/earlier-systems.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { judge } from '#domain/understand/judge.ts';
import { sureLanguage } from '#domain/understand/language.ts';
import type { BroughtInCase, EarlierCaseIn } from '#functions/desk/bring-in/contract.ts';
import type { LocalRun } from '#local/local-run.ts';
import { amendsHome } from '#local/paths.ts';
import { Advice } from '#local/progress.ts';
import { apiClient, request } from '../api-client.ts';
import { policyIn } from '../policy-at-hand.ts';
import { doneIn, type Entry, entriesIn, keepIn } from './journal.ts';
import { type Answer, bringPast, Stopped } from './past.ts';
import { recordsAt } from './records.ts';
import { pastReport, summaryOf, summaryText } from './summary.ts';
import type { Ticket } from './systems/contract.ts';

/** What `npm run import -- --from SYSTEM` was called with. */
export type PastArguments = {
  from: string;
  account?: string | undefined;
  desk?: string | undefined;
  as: string;
  acknowledged: string;
  topics?: string | undefined;
  policy: string;
  report?: string | undefined;
  parallel: number;
  isDry: boolean;
};

const REFUSED_FOR_GOOD = new Set([400, 409, 413, 422]);

/** Where a desk is, what tells it from all others, and who asks it. */
type Door = { url: string; place: string; token: string };

/** The local run, as its supervisor, or the desk at which somebody signed in who gave their token. */
const doorOf = async ({ desk, as }: PastArguments): Promise<Door> => {
  const token = process.env['AMENDS_TOKEN'];
  if (desk) {
    if (!token) throw new Advice('Set AMENDS_TOKEN to the id token of a supervisor who is signed in at that desk.');
    const url = desk.replace(/\/$/, '');
    return { url, place: url, token };
  }
  const file = join(amendsHome, 'local.json');
  if (!existsSync(file))
    throw new Advice(
      'No local run is up. Start one with "npm start", or name a desk with --desk URL and AMENDS_TOKEN.',
    );
  const run = JSON.parse(readFileSync(file, 'utf8')) as LocalRun;
  // Another local run may be at the same address, and has nothing of this one.
  const place = `${run.deskUrl} ${run.userPoolId}`;
  return { url: run.deskUrl, place, token: token ?? (await apiClient(run).token(as)) };
};

const bringerTo =
  ({ url, token }: Door) =>
  async (row: EarlierCaseIn): Promise<Answer> => {
    const { status, body } = await request<
      BroughtInCase & { title?: string; errors?: { pointer: string; message: string }[] }
    >(`${url}/cases/bring-in`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(row),
    }).catch((error: unknown) => {
      throw new Stopped(`The desk is not to be had: ${error instanceof Error ? error.message : 'no answer'}`);
    });
    if (status === 200) return { brought: body };
    const said = [body?.title, ...(body?.errors ?? []).map(({ pointer, message }) => `${pointer} ${message}`)]
      .filter(Boolean)
      .join('; ');
    if (REFUSED_FOR_GOOD.has(status)) return { refused: `${status} ${said}`.trim() };
    throw new Stopped(`The desk answered ${status} ${said}`.trim());
  };

const Mapping = z.record(z.string(), z.string());

/** @throws Advice where the file is none of tags and topics, or names a topic that the policy does not have */
const mappingIn = (file: string | undefined, { topics }: Policy): Record<string, string> => {
  if (!file) return {};
  const read = Mapping.safeParse(parseJson(readFileSync(file)));
  if (!read.success) throw new Advice(`${file} is no JSON of tags and topics, such as {"facturas": "billing"}`);
  const known = topics.map(({ id }) => id);
  const unknown = Object.entries(read.data).filter(([, topic]) => !known.includes(topic));
  if (unknown.length > 0)
    throw new Advice(
      `${file} maps to topics that the policy does not have: ${unknown.map(([tag, topic]) => `${tag} to ${topic}`).join(', ')}. It has ${known.join(', ')}.`,
    );
  return read.data;
};

/** A tag that is a topic, or that the mapping gives one; of what is over, what its words say. An open one is read like any other. */
const topicsBy =
  (policy: Policy, mapping: Record<string, string>) =>
  ({ tags, text, subject = '', closedAt, language }: Ticket): string | undefined => {
    const known = new Set(policy.topics.map(({ id }) => id));
    const tagged = tags.map((tag) => mapping[tag] ?? tag).find((tag) => known.has(tag));
    if (tagged || !closedAt) return tagged;
    const words = `${subject}\n\n${text}`;
    const spoken = sureLanguage(words) ?? language?.split('-')[0]?.toLowerCase() ?? 'unknown';
    return judge(policy, { text: words, language: spoken, earlierCases: 0 }).topic;
  };

const systemOf = (from: string): EarlierSystem => {
  const system = earlierSystems.find((one) => one === from);
  if (!system) throw new Advice(`--from takes one of ${earlierSystems.join(', ')}`);
  return system;
};

const newestOfEach = async (journal: string, into: string | undefined): Promise<Map<string, Entry>> => {
  const entries = new Map<string, Entry>();
  for await (const entry of entriesIn(journal, into)) {
    const { ticket, result, file, line } = entry;
    entries.set(result === 'duplicate' ? `${ticket} ${file}:${line}` : ticket, entry);
  }
  return entries;
};

/** Brings in what a system exported. @returns whether all of it is in */
export const bringFromSystem = async (path: string, given: PastArguments): Promise<boolean> => {
  const from = systemOf(given.from);
  if (given.acknowledged !== 'answered' && given.acknowledged !== 'all')
    throw new Advice('--acknowledged takes answered or all');
  const policy = policyIn(given.policy);
  const base = path.replace(/\/$/, '');
  const journal = `${base}.import-${given.isDry ? 'dry' : 'state'}.ndjson`;
  const rejected = `${base}.rejected.ndjson`;
  const report = given.report ?? `${base}.report.csv`;
  const exported = recordsAt(path, from, policy.company.zone);
  const topicOf = topicsBy(policy, mappingIn(given.topics, policy));
  const door = given.isDry ? undefined : await doorOf(given);
  const into = door && [door.place, given.account].filter(Boolean).join(' ');
  for (const old of [rejected, ...(given.isDry ? [journal] : [])]) rmSync(old, { force: true });
  const keep = keepIn(journal);
  const reject = keepIn(rejected);
  let count = 0;
  try {
    await bringPast(exported, {
      ...{ from, account: given.account, acknowledgedAll: given.acknowledged === 'all', parallel: given.parallel },
      topicOf,
      done: await doneIn(journal, into),
      ...(door && { bring: bringerTo(door) }),
      keep: (entry) => {
        keep({ ...entry, into });
        if (++count % 500 === 0) console.error(`  ${count} tickets`);
      },
      reject: ({ raw }, { file, line, message }) => reject({ file, line, message, record: raw }),
    });
    if (count === 0)
      throw new Advice(`${path} holds no ticket of ${from}. Is it the file that was exported, and all of it?`);
  } finally {
    const entries = await newestOfEach(journal, into);
    writeFileSync(report, pastReport(entries.values()), { mode: 0o600 });
    console.log(summaryText(summaryOf(entries.values(), new Date().toISOString())));
    console.log(
      `The report of every ticket: ${report}${existsSync(rejected) ? `; what was refused, whole: ${rejected}` : ''}`,
    );
  }
  return !existsSync(rejected);
};
