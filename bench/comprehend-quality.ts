/**
 * How good the stand-in for Comprehend is: accuracy of language and of 3-way sentiment on texts it was not tuned on, and
 * its speed. `node bench/comprehend-quality.ts <corpus folder>`; the figures are in docs/quality.md.
 */

import { detectKeyPhrases, detectLanguage, detectPii, detectSentiment } from '#local/comprehend/analysis.ts';
import type { Sentiment } from '#local/comprehend/sentiment.ts';
import { SURE_LANGUAGE } from '#platform/aws/comprehend.ts';
import {
  corpusFolder,
  isHeldOut,
  type Labelled,
  type LabelledSets,
  languageSets,
  sentimentSets,
} from './comprehend-corpus.ts';

const SPEED_TEXTS = 1000;
const SPEED_CHARACTERS = 600;
/** The sentiment call takes 5,000 bytes at most; what is longer is cut, as the pipeline cuts it. */
const SENTIMENT_CHARACTERS = 2500;

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

const heldOut = <Label>(rows: Labelled<Label>[]): Labelled<Label>[] => rows.filter(({ text }) => isHeldOut(text));

const reportLanguages = (sets: LabelledSets<string>): void => {
  console.log('\nLanguage (held-out half)\n| texts | language | n | right | sure and wrong |\n|---|---|---|---|---|');
  for (const [name, rows] of Object.entries(sets))
    for (const [language, group] of Map.groupBy(heldOut(rows), ({ label }) => label)) {
      const answers = group.map(({ text }) => detectLanguage(text)[0]);
      const wrong = answers.filter((best) => best?.languageCode !== language);
      const sure = wrong.filter((best) => best && best.score >= SURE_LANGUAGE).length;
      const right = percent(group.length - wrong.length, group.length);
      console.log(`| ${name} | ${language} | ${group.length} | ${right} | ${percent(sure, group.length)} |`);
    }
};

/** Mean of the F1 of the labels, so that a common label does not hide a rare one. */
const macroF1 = (pairs: [said: Sentiment, is: Sentiment][], labels: Sentiment[]): number => {
  const scores = labels.map((label) => {
    const hits = pairs.filter(([said, is]) => said === label && is === label).length;
    const named = pairs.filter(([said, is]) => said === label || is === label).length;
    return (2 * hits) / Math.max(1, named + hits);
  });
  return scores.reduce((sum, score) => sum + score, 0) / labels.length;
};

const reportSentiment = (sets: LabelledSets<Sentiment>): void => {
  console.log('\nSentiment, 3-way (held-out half; texts labelled mixed left out)');
  console.log('| texts | n | right | macro F1 | negative called positive |\n|---|---|---|---|---|');
  for (const [name, rows] of Object.entries(sets)) {
    const pairs = heldOut(rows)
      .filter(({ label }) => label !== 'MIXED')
      .map(({ text, language, label }): [Sentiment, Sentiment] => [
        detectSentiment(text.slice(0, SENTIMENT_CHARACTERS), language).sentiment,
        label,
      ]);
    const right = pairs.filter(([said, is]) => said === is).length;
    const negative = pairs.filter(([, is]) => is === 'NEGATIVE');
    const turned = negative.filter(([said]) => said === 'POSITIVE').length;
    const labels = [...new Set(pairs.map(([, is]) => is))];
    const f1 = labels.length > 1 ? macroF1(pairs, labels).toFixed(3) : '-';
    console.log(
      `| ${name} | ${pairs.length} | ${percent(right, pairs.length)} | ${f1} | ${percent(turned, negative.length)} |`,
    );
  }
};

const reportSpeed = (sets: LabelledSets<Sentiment>): void => {
  const all = (sets['complaints pt (Reclame Aqui)'] ?? []).map(({ text }) => text).join(' ');
  const texts = Array.from({ length: SPEED_TEXTS }, (_, index) =>
    all.slice(index * SPEED_CHARACTERS).slice(0, SPEED_CHARACTERS),
  );
  const analyse = (text: string) => [
    detectLanguage(text),
    detectSentiment(text, 'pt'),
    detectKeyPhrases(text, 'pt'),
    detectPii(text, 'es'),
  ];
  texts.slice(0, 200).forEach(analyse);
  // Time of this process, not of the clock: other work on the machine does not count.
  const before = process.cpuUsage();
  texts.forEach(analyse);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  console.log(
    `\nSpeed: ${Math.round(texts.length / seconds)} texts of ${SPEED_CHARACTERS} characters a processor second, all four analyses`,
  );
};

const folder = corpusFolder();
if (folder) {
  const sets = sentimentSets(folder);
  reportLanguages(languageSets(folder));
  reportSentiment(sets);
  reportSpeed(sets);
}
