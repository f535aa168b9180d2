import { formatMoney } from '#domain/money.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { aspects, type Comparison, type Side } from '#domain/what-if/comparison.ts';
import type { Rules } from '#domain/what-if/decided.ts';
import { aspectWords } from '#domain/what-if/words.ts';
import { changeText } from './change-text.ts';

const words = {
  es: {
    none: 'No hay casos en ese periodo.',
    cases: (cases: number, ended: number, changed: number) =>
      `${cases} casos, ${ended} terminados. Cambian ${changed}.`,
    wasSo: (cost: string, agreed: number) => `Lo que fue: coste ${cost}, ${agreed} acuerdos.`,
    head: ['', 'antes', 'después'],
    cost: 'Coste',
    agreed: 'Acuerdos',
    approvals: 'Aprobaciones',
    approved: 'Casos que piden aprobación',
    late: 'Fuera de plazo, sin contar pausas',
    severity: (level: number) => `Gravedad ${level}`,
    changes: 'Qué cambia',
    earlier: 'de ellas antes',
    topics: 'Por tema: casos, cambian, coste antes, coste después',
    samples: 'Ejemplos',
    unknown: 'sin tema',
  },
  en: {
    none: 'There are no cases in that period.',
    cases: (cases: number, ended: number, changed: number) => `${cases} cases, ${ended} ended. ${changed} change.`,
    wasSo: (cost: string, agreed: number) => `What it was: cost ${cost}, ${agreed} agreements.`,
    head: ['', 'before', 'after'],
    cost: 'Cost',
    agreed: 'Agreements',
    approvals: 'Approvals',
    approved: 'Cases that need an approval',
    late: 'Past their date, pauses not counted',
    severity: (level: number) => `Severity ${level}`,
    changes: 'What changes',
    earlier: 'of them earlier',
    topics: 'By topic: cases, changed, cost before, cost after',
    samples: 'Examples',
    unknown: 'no topic',
  },
};

/** What a changed policy makes of past cases, to be read in a terminal. */
export const comparisonLines = (
  { before, after, ...found }: Comparison,
  rules: { before: Rules; after: Rules },
  language: ReplyLanguage,
): string[] => {
  const say = words[language];
  if (found.cases === 0) return [say.none];
  const { policy } = rules.before;
  const { currency, zone } = policy.company;
  const money = (amount: number) => formatMoney({ amount, currency }, language);
  const row = (name: string, of: (side: Side) => string | number) =>
    `  ${name.padEnd(36)} ${String(of(before)).padStart(14)} ${String(of(after)).padStart(14)}`;
  const nameOf = (topic: string) => policy.topics.find(({ id }) => id === topic)?.title[language] ?? say.unknown;
  return [
    say.cases(found.cases, found.ended, found.changed),
    say.wasSo(money(found.costThen), found.agreedThen),
    `  ${''.padEnd(36)} ${say.head[1]?.padStart(14)} ${say.head[2]?.padStart(14)}`,
    row(say.cost, ({ cost }) => money(cost)),
    row(say.agreed, ({ agreed }) => agreed),
    row(say.approvals, ({ approvals }) => approvals),
    row(say.approved, ({ approved }) => approved),
    row(say.late, ({ late }) => late),
    ...[1, 2, 3, 4].map((level) => row(say.severity(level), ({ severity }) => severity[level - 1] ?? 0)),
    `${say.changes}:`,
    ...aspects
      .filter((aspect) => found.changes[aspect])
      .map(
        (aspect) =>
          `  ${aspectWords[aspect][language]}: ${found.changes[aspect]}${aspect === 'answer-by' ? ` (${say.earlier}: ${found.earlier})` : ''}`,
      ),
    `${say.topics}:`,
    ...Object.entries(found.byTopic)
      .toSorted(([, one], [, other]) => other.changed - one.changed || other.cases - one.cases)
      .map(
        ([topic, part]) =>
          `  ${nameOf(topic)}: ${part.cases}, ${part.changed}, ${money(part.before.cost)}, ${money(part.after.cost)}`,
      ),
    ...(found.samples.length > 0 ? [`${say.samples}:`] : []),
    ...found.samples.map(
      ({ reference, changes }) =>
        `  ${reference}: ${changes.map((change) => changeText(change, { currency, zone, language })).join('; ')}`,
    ),
  ];
};
