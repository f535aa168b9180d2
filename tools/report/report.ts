import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { newestPolicyVersion } from '#cases/store/histories.ts';
import { titleOfRemedy } from '#domain/concession/titles.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Report } from '#domain/report/evaluate.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { root } from '#local/paths.ts';
import { Advice, fail } from '#local/progress.ts';
import { languageIn, readArguments } from '../arguments.ts';
import { policyIn, warnOfOtherPolicy } from '../policy-at-hand.ts';
import { tableAtHand } from '../table-at-hand.ts';
import type { ReportInput } from './contract.ts';
import { makeReport } from './make-report.ts';
import { reportCsv } from './report-csv.ts';
import { definitionsMarkdown } from './report-definitions.ts';
import { type ReportHeading, reportPdf } from './report-pdf.ts';

/**
 * `npm run -s report -- --year 2026`: the yearly evaluation of Ley 10/2025 art. 21, as CSV, as PDF, and the list of what it was
 * made from. It only reads. Without `--table` it reads the local run that is up; with it, that table of the AWS account and
 * region that the shell's credentials are for.
 */
const USAGE =
  'Usage: npm run -s report -- --year 2026 [--out FOLDER] [--table NAME] [--lang es|en] [--since YYYY-MM] [--policy FOLDER]\n       npm run -s report -- --definitions';

const options = {
  year: { type: 'string' },
  out: { type: 'string', default: '.' },
  table: { type: 'string' },
  lang: { type: 'string', default: 'es' },
  since: { type: 'string' },
  policy: { type: 'string', default: join(root, 'policy') },
  definitions: { type: 'boolean', default: false },
} as const;

/** Who reports by the policy, and what its ids are called. */
export const headingOf = (policy: Policy, language: ReplyLanguage): ReportHeading => ({
  company: policy.company.name,
  language,
  names: {
    topic: Object.fromEntries(policy.topics.map(({ id, title }) => [id, title[language]])),
    concession: Object.fromEntries(policy.concessions.map(({ id }) => [id, titleOfRemedy(policy, id, language)])),
    body: Object.fromEntries(policy.bodies.map(({ id, name }) => [id, name[language]])),
  },
});

/** Writes the files of a report to a folder. @returns their paths */
export const writeReport = async (report: Report, heading: ReportHeading, out: string): Promise<string[]> => {
  const files: [suffix: string, content: string | Buffer][] = [
    ['csv', reportCsv(report, heading.language)],
    ['pdf', await reportPdf(report, heading)],
    ['inputs.txt', report.basis.inputs.map((line) => `${line}\n`).join('')],
  ];
  mkdirSync(out, { recursive: true });
  return files.map(([suffix, content]) => {
    const path = join(out, `report-${report.setting.year}.${suffix}`);
    writeFileSync(path, content);
    return path;
  });
};

type Wanted = ReportInput & { language: ReplyLanguage };

const wantedOf = ({ year = '', lang, since }: { year?: string; lang: string; since?: string }): Wanted => {
  const isMonth = since === undefined || /^\d{4}-(0[1-9]|1[0-2])$/.test(since);
  const language = languageIn(lang);
  if (!/^[2-9]\d{3}$/.test(year) || !isMonth) throw new Advice(USAGE);
  return { year: Number(year), language, ...(since && { since }) };
};

const main = async (): Promise<void> => {
  const { values } = readArguments(USAGE, { options });
  if (values.definitions) return console.log(definitionsMarkdown());
  const { language, ...input } = wantedOf(values);
  const policy = policyIn(values.policy);
  const table = tableAtHand(values.table);
  const report = await makeReport(input, { table, policy }).catch((error: unknown) => {
    throw error instanceof ResourceNotFoundException ? new Advice(`There is no table ${values.table}`) : error;
  });
  const holds = await newestPolicyVersion(table, new Date().toISOString().slice(0, 7));
  warnOfOtherPolicy(policy, { folder: values.policy, holds });
  const { cases, events, broken, lastEvent } = report.basis;
  console.error(`  ${cases} cases, ${events} events${lastEvent ? `, the last of ${lastEvent}` : ''}`);
  for (const { caseId, seq } of broken)
    console.error(`  The history of ${caseId} does not hold together from event ${seq} on`);
  for (const path of await writeReport(report, headingOf(policy, language), values.out)) console.log(path);
};

if (import.meta.main) await main().catch(fail);
