import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const pages = [...globSync('*.md'), ...globSync('docs/**/*.md'), ...globSync('{channels,functions}/**/README.md')];

const ROOMS = 'domain|channels|cases|platform|functions|statemachines|infra|policy|tools|local|test|docs|bench';
/** Something in code quotes, or in plain words, that begins with a folder of ours and names a file or a folder. */
const PATH = new RegExp(`(?<![\\w/#.-])(?:${ROOMS})/[\\w./{},*<>-]*[\\w/}>]`, 'g');

/** `channels/<name>/{adapt,send}.ts` as a pattern of files; what is in angle brackets is any name. */
const found = (path: string): boolean => globSync(path.replace(/<[\w-]+>/g, '*')).length > 0;

/** Changelogs and decisions tell what was. */
const isHistory = (page: string): boolean => page === 'CHANGELOG.md';

test.each(pages.filter((page) => !isHistory(page)))('Every path that %s names is there', (page) => {
  const paths = [...readFileSync(page, 'utf8').matchAll(PATH)].map(([path]) => path.replace(/[./]+$/, ''));
  expect([...new Set(paths)].filter((path) => !found(path))).toEqual([]);
});

/** A link of Markdown, or a picture in HTML. */
const LINK = /(?:\]\(|\b(?:src|srcset|href)=")(?!https?:|mailto:)([^)\s"]*)[)"]/g;

/** The address of a heading as GitHub makes it. */
const addressOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const headings = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => addressOf(heading));

test.each(pages)('Every link of %s leads somewhere', (page) => {
  const broken = [...readFileSync(page, 'utf8').matchAll(LINK)].filter(([, link = '']) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? page : join(dirname(page), file);
    if (!existsSync(target)) return true;
    return anchor !== undefined && target.endsWith('.md') && !headings(target).includes(anchor);
  });
  expect(broken.map(([, link]) => link)).toEqual([]);
});

test('Every page of docs/ is in the index of the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(globSync('docs/*.md').filter((page) => !readme.includes(`](${page})`))).toEqual([]);
});
