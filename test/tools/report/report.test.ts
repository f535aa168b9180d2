import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { channelNames } from '#channels/names.ts';
import { sha256 } from '#domain/case/history.ts';
import { readCsv } from '#domain/csv/read-csv.ts';
import { complaintClasses, timers } from '#domain/deadline/regime.ts';
import { evaluate, type Report } from '#domain/report/evaluate.ts';
import { parameters } from '#domain/report/parameters.ts';
import { rowsOf } from '#domain/report/rows.ts';
import { valueWords } from '#domain/report/value-words.ts';
import { motives } from '#domain/understand/motives.ts';
import { caseKinds, causes, holds, levels, releases, replyLanguages } from '#domain/vocabulary.ts';
import { node } from '#local/paths.ts';
import { complaint, history, setting } from '#test/domain/report/histories.ts';
import { policy } from '#test/support/policy.ts';
import { headingOf, writeReport } from '#tools/report/report.ts';
import { reportCsv } from '#tools/report/report-csv.ts';
import { definitionsMarkdown } from '#tools/report/report-definitions.ts';
import { reportPdf } from '#tools/report/report-pdf.ts';
import { durationText } from '#tools/report/report-words.ts';
import { headlinesOf } from '#tools/report/summary-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'amends-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const made = (): Promise<Report> =>
  evaluate(
    [
      history([...complaint('2026-03-02', { topic: 'invoice' }), ['2026-03-04', 'agreed', { cycle: 1 }]], {
        caseId: 'a',
      }),
      history([...complaint('2026-04-02'), ['2026-04-03', 'survey-answered', { score: 4 }]], { caseId: 'b' }),
      history([...complaint('2026-05-02'), ['2026-05-03', 'survey-answered', { score: 5 }]], { caseId: 'c' }),
    ],
    setting,
  );
const report = await made();
const about = { company: 'Lumbre', language: 'es', names: { topic: { invoice: 'Facturas' } } } as const;

/** The words of a PDF whose text is drawn with standard fonts and not compressed: hex strings, with kerning in between. */
const textIn = (pdf: Buffer): string =>
  [...pdf.toString('latin1').matchAll(/\[([^\]]*)\] TJ/g)]
    .map(([, drawn = '']) =>
      [...drawn.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(''),
    )
    .join('\n');

describe('as CSV', () => {
  test('The CSV file parses back to the rows of the report', () => {
    const [header, ...lines] = [...readCsv(reportCsv(report, 'es').slice(1))].map(({ cells }) => cells);
    expect(header).toEqual(['id', 'parameter', 'article', 'unit', 'breakdown', 'value', 'definition']);
    expect(lines).toEqual(rowsOf(report, 'es').map((row) => header?.map((column) => row[column as keyof typeof row])));
  });

  test.each([
    ['es', '4,5'],
    ['en', '4.5'],
  ] as const)('The decimals of the CSV file are those of %s', (language, value) => {
    expect(
      rowsOf(report, language).find(({ id, breakdown }) => id === 'satisfaction' && breakdown === 'statistic=mean')
        ?.value,
    ).toBe(value);
  });

  test('A figure of the CSV file is found by its id and breakdown', () => {
    const rows = rowsOf(report, 'es');
    const value = (id: string, breakdown: string) => rows.find((row) => row.id === id && row.breakdown === breakdown);
    expect(value('received', 'class=billing')).toMatchObject({ value: '1', unit: 'count', article: 'art. 21.1, 12.1' });
    expect(value('time-to-answer', 'class=billing, statistic=p90')).toMatchObject({ value: '172800', unit: 'seconds' });
    expect(value('answered-in-term', 'statistic=share')).toMatchObject({ value: '100', unit: '%' });
    expect(value('promises-kept', 'statistic=share')).toMatchObject({ value: '' });
    expect(new Set(rows.map(({ id, breakdown }) => `${id} ${breakdown}`)).size).toBe(rows.length);
  });
});

describe('as PDF', () => {
  test('The PDF file holds company, period, hash, each parameter and its definition', async () => {
    const text = textIn(await reportPdf(report, about));
    // Without spaces: lines break where they will.
    const solid = (words: string): string => words.replace(/\s/g, '');
    const flat = solid(text);
    for (const words of [
      'Lumbre',
      'Evaluación anual del servicio de atención a la clientela, 2026',
      report.basis.sha256,
    ])
      expect(flat).toContain(solid(words));
    for (const { parameter } of report.results) {
      expect(flat).toContain(solid(parameter.title.es));
      expect(flat).toContain(solid(parameter.counts.es));
    }
    expect(flat).toContain('tema:Facturas');
    expect(text).toContain('2 d');
    expect(text).not.toContain('?');
  });

  test('Its first page has ten figures, each against the year before', async () => {
    const lines = textIn(await reportPdf(report, about));
    for (const [words, before] of [
      ['Reclamaciones recibidas', '2025: 0'],
      ['Satisfacción media (1 es la peor nota)', '2025: sin datos'],
    ] as const)
      expect(lines.indexOf(before, lines.indexOf(words))).toBeGreaterThan(lines.indexOf(words));
    expect(headlinesOf(report)).toHaveLength(10);
    const english = textIn(await reportPdf(report, { ...about, language: 'en' }));
    expect(english).toContain('Half were answered within');
    expect(english).toContain('2025: no data');
    const earlier = await evaluate([history(complaint('2025-03-02')), history(complaint('2026-03-02'))], setting);
    expect(headlinesOf(earlier)[0]).toMatchObject({ now: { value: 1 }, before: 1 });
  });

  test('Nowhere in it stands an identifier of the code, in either language', async () => {
    const identifiers = [...parameters.map(({ id }) => id), ...parameters.flatMap(({ events }) => events)].filter(
      (id) => id.includes('-'),
    );
    for (const language of replyLanguages) {
      const text = textIn(await reportPdf(report, { ...about, language }));
      for (const id of identifiers) expect(text, id).not.toContain(id);
    }
  });

  test.each([
    ['cause', causes],
    ['channel', channelNames],
    ['class', complaintClasses],
    ['timer', timers],
    ['motive', motives],
    ['kind', [...caseKinds, ...holds]],
    [
      'reason',
      [...releases, 'customer', 'breach', 'hand-overs', 'not-safe', 'not-reached', 'abuse-of-power', 'stopped'],
    ],
    ['level', levels],
    ['decision', ['accept', 'counter', 'decline']],
    ['result', ['agreed', 'answered']],
    ['state', ['late', 'in-term']],
    ['supervisor', ['yes', 'no']],
    ['survey-question', ['treatment', 'service']],
    ['language', ['es', 'en', 'ca', 'unknown']],
  ] as const)('Each value of %s has words', (dimension, values) => {
    // What is the same word in both languages is no word that was forgotten.
    const SAME = ['general', 'no', 'chat', 'sms', 'spam', 'supervisor'];
    for (const value of values)
      for (const language of replyLanguages) {
        const words = valueWords(dimension, value, language);
        if (language === 'es' && !SAME.includes(value)) expect(words, value).not.toBe(value.replaceAll('-', ' '));
      }
  });

  test('The PDF file comes in English, too', async () => {
    expect(textIn(await reportPdf(report, { ...about, language: 'en' }))).toContain('Complaints received');
  });

  test('The PDF file is the same twice, and its dates are those of the data', async () => {
    const [once, again] = [await reportPdf(report, about), await reportPdf(await made(), about)];
    expect(once.equals(again)).toBe(true);
    expect(once.toString('latin1')).toContain('D:20260503120000Z');
  });

  test('A PDF file is made of no cases as well', async () => {
    expect(textIn(await reportPdf(await evaluate([], setting), about))).toContain('sin datos');
  });

  test.each([
    [0, '0 s'],
    [59, '59 s'],
    [3600, '1 h'],
    [93_784, '1 d 2 h'],
  ])('A duration of %d seconds is written %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});

test('A report is three files, and the list of inputs has the hash of the report', async () => {
  const paths = await writeReport(report, headingOf(policy, 'es'), folder);
  expect(paths.map((path) => path.slice(folder.length + 1))).toEqual([
    'report-2026.csv',
    'report-2026.pdf',
    'report-2026.inputs.txt',
  ]);
  expect(sha256(readFileSync(paths[2] ?? '', 'utf8'))).toBe(report.basis.sha256);
});

test('The page docs/report.md holds every definition as it is (npm run -s report -- --definitions)', () => {
  expect(readFileSync('docs/report.md', 'utf8')).toContain(definitionsMarkdown());
});

test.each([
  ['no year', []],
  ['no year of four digits', ['--year', '26']],
  ['no month', ['--year', '2026', '--since', '2024']],
])('The command says how it is used: %s', (_, args) => {
  const run = () => execFileSync(node, ['tools/report/report.ts', ...args], { stdio: 'pipe' });
  expect(run).toThrow(/Usage: npm run -s report/);
});

test.each([
  ['tools/report/report.ts', ['--year', '2026']],
  ['tools/insights.ts', []],
  ['tools/manual.ts', []],
])('%s names the languages that it speaks', (command, args) => {
  const run = () => execFileSync(node, [command, ...args, '--lang', 'fr'], { stdio: 'pipe' });
  expect(run).toThrow(/--lang fr: must be one of es, en\./);
});
