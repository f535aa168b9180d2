/**
 * How well kind and topic are read on public texts that nothing was learned from, alone and with the feeling that the
 * stand-in for Comprehend finds: `node bench/text-quality.ts <corpus folder> [--tuning]`; the figures are in docs/quality.md.
 * With `--tuning`, the other half, and what was missed there. Sentiment itself is measured by comprehend-quality.ts.
 */
import type { Feeling } from '#domain/case/reason.ts';
import { judge } from '#domain/understand/judge.ts';
import { detectSentiment } from '#local/comprehend/analysis.ts';
import { loadPolicy } from '#policy/load.ts';
import { corpusFolder, isHeldOut, type Labelled, type LabelledSets } from './comprehend-corpus.ts';
import { kindSets, topicSets } from './text-corpus.ts';

/** The sentiment call takes 5,000 bytes at most; what is longer is cut, as the pipeline cuts it. */
const SENTIMENT_CHARACTERS = 2500;
const MISSES_SHOWN = 15;

const policy = loadPolicy('policy');
const isTuning = process.argv.includes('--tuning');

const percent = (part: number, whole: number): string => (whole ? `${((100 * part) / whole).toFixed(1)} %` : '-');

const ownHalf = <Label>(rows: Labelled<Label>[]): Labelled<Label>[] =>
  rows.filter(({ text }) => isHeldOut(text) !== isTuning);

type Text = Pick<Labelled<unknown>, 'text' | 'language'>;

const feelingOf = ({ text, language }: Text): Feeling =>
  detectSentiment(text.slice(0, SENTIMENT_CHARACTERS), language).sentiment.toLowerCase() as Feeling;

const judged = ({ text, language }: Text, feeling?: Feeling) =>
  judge(policy, { text: text.slice(0, policy.limits.textCharacters), language, feeling, earlierCases: 0 });

/** Who decides: whether each of them calls a text a complaint. */
const JUDGES = {
  'reading alone': (text: Text) => judged(text).kind === 'complaint',
  'stand-in alone': (text: Text) => feelingOf(text) === 'negative',
  both: (text: Text) => judged(text, feelingOf(text)).kind === 'complaint',
};
type Judge = keyof typeof JUDGES;
const names = Object.keys(JUDGES) as Judge[];

type Verdict = { set: string; text: string; language: string; is: boolean; said: Record<Judge, boolean> };

const verdicts = (sets: ReturnType<typeof kindSets>): Verdict[] =>
  Object.entries(sets).flatMap(([set, rows]) =>
    ownHalf(rows).map((row) => ({
      set,
      text: row.text,
      language: row.language,
      is: row.label === 'complaint',
      said: Object.fromEntries(names.map((name) => [name, JUDGES[name](row)])) as Verdict['said'],
    })),
  );

const reportKinds = (all: Verdict[]): void => {
  console.log(
    '\n| language | complaints | others | judge | precision | recall | accuracy |\n|---|---|---|---|---|---|---|',
  );
  for (const [language, group] of Map.groupBy(all, (verdict) => verdict.language))
    for (const name of names) {
      const are = group.filter(({ is }) => is).length;
      const hits = group.filter(({ is, said }) => is && said[name]).length;
      const called = group.filter(({ said }) => said[name]).length;
      const right = group.filter(({ is, said }) => is === said[name]).length;
      const others = group.length - are;
      const figures = [
        others ? percent(hits, called) : '-',
        percent(hits, are),
        others ? percent(right, group.length) : '-',
      ];
      console.log(`| ${language} | ${are} | ${others} | ${name} | ${figures.join(' | ')} |`);
    }
  console.log(
    `\nCalled a complaint\n| texts | n | ${names.join(' | ')} |\n|---|---|${names.map(() => '---|').join('')}`,
  );
  for (const [set, group] of Map.groupBy(all, (verdict) => verdict.set)) {
    const shares = names.map((name) => percent(group.filter(({ said }) => said[name]).length, group.length));
    console.log(`| ${set} | ${group.length} | ${shares.join(' | ')} |`);
  }
};

const reportTopics = (sets: LabelledSets<string>): void => {
  console.log('\n| texts | topic | n | right | another | none |\n|---|---|---|---|---|---|');
  for (const [name, rows] of Object.entries(sets)) {
    const answers = ownHalf(rows).map((row) => ({ ...row, said: judged(row).topic }));
    const line = (topic: string, group: typeof answers) => {
      const right = group.filter(({ said, label }) => said === label).length;
      const none = group.filter(({ said }) => said === undefined).length;
      const shares = [right, group.length - right - none, none].map((part) => percent(part, group.length));
      console.log(`| ${name} | ${topic} | ${group.length} | ${shares.join(' | ')} |`);
    };
    line('all', answers);
    for (const [topic, group] of Map.groupBy(answers, ({ label }) => label)) line(topic, group);
    if (isTuning)
      for (const { text, label, said } of answers
        .filter((answer) => answer.said !== answer.label)
        .slice(0, MISSES_SHOWN))
        console.error(`${label}, not ${said}: ${text}`);
  }
};

const showMisses = (all: Verdict[]): void => {
  const wrong = all.filter(({ is, said }) => said.both !== is);
  for (const [set, group] of Map.groupBy(wrong, (verdict) => verdict.set))
    for (const { text } of group.slice(0, MISSES_SHOWN)) console.error(`${set}: ${text.slice(0, 200)}`);
};

const folder = corpusFolder();
if (folder) {
  console.log(isTuning ? 'Tuning half' : 'Held-out half');
  const all = verdicts(kindSets(folder));
  reportKinds(all);
  if (isTuning) showMisses(all);
  reportTopics(topicSets(folder));
}
