import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clock } from '#domain/time.ts';
import { insights } from '#functions/desk/insights/insights.ts';
import { insightsCsv } from '#functions/desk/insights/insights-csv.ts';
import { root } from '#local/paths.ts';
import { Advice, fail } from '#local/progress.ts';
import { languageIn, readArguments } from './arguments.ts';
import { insightsLines } from './insights-lines.ts';
import { insightsParquet } from './insights-parquet.ts';
import { lawIn, policyIn } from './policy-at-hand.ts';
import { tableAtHand } from './table-at-hand.ts';

/**
 * `npm run -s insights -- --from 2026-11-01 --to 2026-11-30 --by topic`: the figures of a period, as the desk shows them, to be
 * read in the terminal, for spreadsheets (`--csv`), as JSON (`--json`) or as a file of Parquet (`--parquet FILE`). It only reads roll-ups. Without `--table` it reads the local run that is up.
 */
const USAGE =
  'Usage: npm run -s insights -- [--days 30 | --from 2026-11-01] [--to 2026-11-30] [--by topic] [--csv | --json | --parquet FILE] [--table NAME] [--lang es|en] [--policy FOLDER]';

const options = {
  days: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  by: { type: 'string', default: 'topic' },
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  parquet: { type: 'string' },
  table: { type: 'string' },
  lang: { type: 'string', default: 'es' },
  policy: { type: 'string', default: join(root, 'policy') },
} as const;

const main = async (): Promise<void> => {
  const { values } = readArguments(USAGE, { options });
  const { days, from, to, by, lang: language, json, csv, parquet } = values;
  const ways = [json, csv, parquet !== undefined].filter(Boolean);
  const inLanguage = languageIn(language);
  if (ways.length > 1) throw new Advice(USAGE);
  const asked = { by, language: inLanguage, ...(days && { days }), ...(from && { from }), ...(to && { to }) };
  const deps = {
    table: tableAtHand(values.table),
    clock: clock(),
    policy: policyIn(values.policy),
    law: lawIn(values.policy),
  };
  const figures = await insights(asked, deps);
  const { zone } = deps.policy.company;
  if (json) console.log(JSON.stringify(figures, null, 2));
  else if (parquet !== undefined) writeFileSync(parquet, insightsParquet(figures));
  else if (csv) console.log(insightsCsv(figures));
  else console.log(insightsLines(figures, { language: inLanguage, zone }).join('\n'));
};

if (import.meta.main) await main().catch(fail);
