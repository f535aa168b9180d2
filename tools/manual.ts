import { join } from 'node:path';
import { manualEntries } from '#cases/store/manual.ts';
import type { Table } from '#cases/store/table.ts';
import { manualAsHtml, manualAsMarkdown } from '#domain/learning/manual-document.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { root } from '#local/paths.ts';
import { fail } from '#local/progress.ts';
import { languageIn, readArguments } from './arguments.ts';
import { policyIn } from './policy-at-hand.ts';
import { tableAtHand } from './table-at-hand.ts';

/**
 * `npm run -s manual`: the manual as one document on stdout, Markdown or with `--html` a page. It only reads, the local run that is up or
 * with `--table` that table of the AWS account and region that the shell's credentials are for.
 */
const USAGE = 'Usage: npm run -s manual -- [--html] [--lang es|en] [--table NAME] [--policy FOLDER]';

const options = {
  html: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'es' },
  table: { type: 'string' },
  policy: { type: 'string', default: join(root, 'policy') },
} as const;

type Wanted = { language: ReplyLanguage; html: boolean; now: string };

/** The approved entries of a table as one document. */
export const manualOf = async (
  table: Table,
  { language, html, now }: Wanted,
  { policy }: { policy: Policy },
): Promise<string> => {
  const printing = { policy, language, day: dayOf(policy, now) };
  const entries = await manualEntries(table);
  return html ? manualAsHtml(entries, printing) : manualAsMarkdown(entries, printing);
};

const main = async (): Promise<void> => {
  const { values } = readArguments(USAGE, { options });
  const { html, lang } = values;
  const language = languageIn(lang);
  const policy = policyIn(values.policy);
  const wanted = { language, html, now: new Date().toISOString() } as const;
  process.stdout.write(await manualOf(tableAtHand(values.table), wanted, { policy }));
};

if (import.meta.main) await main().catch(fail);
