import type { Policy } from '../policy/policy.ts';
import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { ManualEntry, ManualPart } from './manual.ts';

const HEADINGS: Record<
  Exclude<ManualPart, 'title'> | 'manual' | 'made' | 'cases' | 'version' | 'empty',
  LocalizedText
> = {
  manual: { es: 'Manual de reclamaciones', en: 'Manual of complaints' },
  made: { es: 'Hecho el', en: 'Made on' },
  problem: { es: 'El problema', en: 'The problem' },
  works: { es: 'Lo que funciona', en: 'What works' },
  words: { es: 'Palabras para el cliente', en: 'Words for the customer' },
  policy: { es: 'Lo que dice la política', en: 'What the policy says' },
  cases: { es: 'Casos en que se basa', en: 'Cases behind it' },
  version: { es: 'Versión', en: 'Version' },
  empty: { es: 'Todavía no hay entradas aprobadas.', en: 'There are no approved entries yet.' },
};

const PARTS = ['problem', 'works', 'words', 'policy'] as const;

/** A manual as it is read: by topic, each entry with its parts. */
type Chapter = {
  title: string;
  entries: { title: string; note: string; parts: { heading: string; text: string }[] }[];
};
type Book = { language: ReplyLanguage; title: string; made: string; chapters: Chapter[]; empty: string };

type Printing = { policy: Pick<Policy, 'topics' | 'company'>; language: ReplyLanguage; day: string };

const bookOf = (entries: readonly ManualEntry[], { policy, language, day }: Printing): Book => {
  const say = (name: keyof typeof HEADINGS): string => HEADINGS[name][language];
  const shown = entries.filter(({ current, retired }) => current && !retired);
  const topics = [...new Set(shown.map(({ topic }) => topic))].sort();
  return {
    language,
    title: `${say('manual')}: ${policy.company.name}`,
    made: `${say('made')} ${day}`,
    empty: say('empty'),
    chapters: topics.map((topic) => ({
      title: policy.topics.find(({ id }) => id === topic)?.title[language] ?? topic,
      entries: shown
        .filter((entry) => entry.topic === topic)
        .flatMap(({ current }) =>
          current
            ? {
                title: current.text.title,
                note: `${say('version')} ${current.version} · ${current.approvedAt.slice(0, 10)} · ${say('cases')}: ${current.cases.length}`,
                parts: PARTS.flatMap((part) => {
                  const text = current.text[part];
                  return text === undefined ? [] : { heading: say(part), text };
                }),
              }
            : [],
        ),
    })),
  };
};

/** What would begin or end something in Markdown stands as it was written. */
const asMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`);

/** The approved entries as one document in Markdown. */
export const manualAsMarkdown = (entries: readonly ManualEntry[], printing: Printing): string => {
  const { title, made, chapters, empty } = bookOf(entries, printing);
  const lines = chapters.flatMap((chapter) => [
    `## ${asMarkdown(chapter.title)}`,
    ...chapter.entries.flatMap((entry) => [
      `### ${asMarkdown(entry.title)}`,
      `*${asMarkdown(entry.note)}*`,
      ...entry.parts.flatMap(({ heading, text }) => [`**${heading}**`, asMarkdown(text)]),
    ]),
  ]);
  return `${[`# ${asMarkdown(title)}`, made, ...(lines.length > 0 ? lines : [empty])].join('\n\n')}\n`;
};

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const asHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((one) => `<p>${asHtml(one).replaceAll('\n', '<br>')}</p>`)
    .join('\n');

/** The approved entries as one page that stands alone: to be read, printed or kept. */
export const manualAsHtml = (entries: readonly ManualEntry[], printing: Printing): string => {
  const { language, title, made, chapters, empty } = bookOf(entries, printing);
  const body = chapters.map(
    (chapter) =>
      `<h2>${asHtml(chapter.title)}</h2>\n${chapter.entries
        .map(
          (entry) =>
            `<article>\n<h3>${asHtml(entry.title)}</h3>\n<p><small>${asHtml(entry.note)}</small></p>\n${entry.parts
              .map(({ heading, text }) => `<h4>${asHtml(heading)}</h4>\n${paragraphs(text)}`)
              .join('\n')}\n</article>`,
        )
        .join('\n')}`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${asHtml(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}article{break-inside:avoid}</style>
</head>
<body>
<h1>${asHtml(title)}</h1>
<p>${asHtml(made)}</p>
${body.length > 0 ? body.join('\n') : `<p>${asHtml(empty)}</p>`}
</body>
</html>
`;
};
