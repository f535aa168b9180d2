import {
  get,
  getId,
  getList,
  getObject,
  getObjects,
  getString,
  getStrings,
  getText,
  getWords,
} from '#channels/json.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { Mapped, Person, Said, System } from './contract.ts';
import { inOrder, lacking, languageIn, momentOf } from './reading.ts';

/*
 * Jira Service Management: issues of a search (`{issues: [{key, fields}]}`), with their comments. A comment that customers cannot
 * read has `jsdPublic: false`. Words are plain, or documents of the Atlassian Document Format. SLAs are read for the report alone:
 * our own dates come from the law. Fields: developer.atlassian.com, "Issues", "Issue comments", "Document structure", "Request".
 */

const BLOCKS = ['paragraph', 'heading', 'listItem', 'codeBlock', 'blockquote', 'tableRow', 'rule'];

/** The words of a document of Atlassian's format, a block on each line. */
const ofDocument = (node: unknown, depth = 0): string => {
  if (depth > 50) return '';
  const type = getText(node, 'type');
  if (type === 'text') return typeof get(node, 'text') === 'string' ? String(get(node, 'text')) : '';
  if (type === 'hardBreak') return '\n';
  if (type === 'mention' || type === 'emoji') return getText(node, 'attrs', 'text');
  const inner = getList(node, 'content')
    .map((one) => ofDocument(one, depth + 1))
    .join('');
  return BLOCKS.includes(type) ? `${inner}\n` : inner;
};

const wordsOf = (value: unknown): string =>
  typeof value === 'string' ? getWords(value) : getWords(ofDocument(value).replace(/\n{3,}/g, '\n\n'));

const personOf = (user: unknown): Person | undefined => {
  const id = getString(user, 'accountId') ?? getString(user, 'name') ?? getString(user, 'key');
  if (!id) return undefined;
  const isGone = get(user, 'active') === false;
  return omitUndefined({
    id,
    name: isGone ? undefined : getString(user, 'displayName'),
    email: isGone ? undefined : getString(user, 'emailAddress'),
    language: languageIn(getText(user, 'locale')),
    isTeam: getText(user, 'accountType') !== 'customer',
    isVerified: false,
  });
};

const saidIn = (issue: unknown, reporter: string | undefined): Said[] =>
  getObjects(issue, 'fields', 'comment', 'comments').map((comment, place) => {
    const isPublic = comment['jsdPublic'] !== false && comment['visibility'] === undefined;
    const isReporter = reporter !== undefined && personOf(comment['author'])?.id === reporter;
    return {
      id: getId(comment, 'id') ?? `comment-${place}`,
      at: momentOf(comment['created']) ?? '',
      by: isPublic ? (isReporter ? 'customer' : 'company') : 'note',
      text: wordsOf(comment['body']),
    };
  });

/** Fields of SLAs have cycles, whatever their number is. */
const slasOf = (fields: unknown): { what: 'sla'; name: string }[] =>
  Object.values(getObject(fields) ?? {}).flatMap((value) => {
    const due = getText(value, 'ongoingCycle', 'breachTime', 'iso8601');
    return due ? [{ what: 'sla' as const, name: `${getText(value, 'name')} ${due}`.trim() }] : [];
  });

const isMerged = (fields: unknown): boolean =>
  ['duplicate', 'merged'].includes(getText(fields, 'resolution', 'name').toLowerCase()) ||
  getObjects(fields, 'issuelinks').some(
    (link) =>
      /merged? into|duplicates/i.test(getText(link, 'type', 'outward')) &&
      link['outwardIssue'] !== undefined &&
      /merge/i.test(getText(link, 'type', 'name')),
  );

const map = (issue: unknown): Mapped => {
  const fields = get(issue, 'fields');
  if (isMerged(fields)) return { skipped: 'merged' };
  const customer = personOf(get(fields, 'reporter'));
  const creator = personOf(get(fields, 'creator'));
  const key = getString(issue, 'key');
  const receivedAt = momentOf(get(fields, 'created'));
  const text = wordsOf(get(fields, 'description')) || getWords(fields, 'summary');
  const wrong = lacking(['/key', key], ['/fields/created', receivedAt], ['/fields/description', text]);
  if (wrong || !key || !receivedAt) return wrong ?? { wrong: [] };
  const isOver = getText(fields, 'status', 'statusCategory', 'key') === 'done' || get(fields, 'resolutiondate') != null;
  const ended = ['resolutiondate', 'statuscategorychangedate', 'updated']
    .map((name) => momentOf(get(fields, name)))
    .find(Boolean);
  return {
    ticket: omitUndefined({
      ticket: key,
      receivedAt,
      closedAt: isOver ? (ended ?? receivedAt) : undefined,
      subject: getString(fields, 'summary'),
      text,
      customer,
      isNoted: creator && customer && creator.id !== customer.id ? true : undefined,
      language: customer?.language,
      tags: [...getStrings(fields, 'labels'), ...getObjects(fields, 'components').map((one) => getText(one, 'name'))],
      said: inOrder(saidIn(issue, customer?.id)),
      left: [
        ...getObjects(fields, 'attachment').map((file) => ({
          what: 'file' as const,
          name: getText(file, 'filename') || 'file',
        })),
        ...(isOver ? [] : slasOf(fields)),
      ],
    }),
  };
};

export const jira: System = {
  tickets: (value) => {
    const page = get(value, 'issues') ?? get(value, 'values');
    return Array.isArray(page) ? page : [value];
  },
  people: () => [],
  map,
};
