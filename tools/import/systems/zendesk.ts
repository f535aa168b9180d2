import { get, getFirst, getId, getList, getObjects, getString, getStrings, getText } from '#channels/json.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { Mapped, People, Person, Said, System } from './contract.ts';
import { firstWords, inOrder, lacking, languageIn, momentOf } from './reading.ts';

/*
 * Zendesk: the account's JSON export (a ticket with its `comments` on each line), pages of the incremental export
 * (`{tickets, users, end_of_stream}`), and comments beside a ticket as `GET /api/v2/tickets/{id}/comments` has them.
 * Fields: developer.zendesk.com, "Tickets", "Ticket Comments", "Users", "Incremental Exports".
 */

const OVER = ['solved', 'closed'];
const TEAM = ['agent', 'admin'];
/** What Zendesk calls somebody whose data was deleted for good. */
const NOBODY = /^permanently deleted user$/i;

const personOf = (user: unknown): Person | undefined => {
  const id = getId(user, 'id');
  if (!id) return undefined;
  const isGone = get(user, 'active') === false || NOBODY.test(getText(user, 'name'));
  const known = { name: getString(user, 'name'), email: getString(user, 'email'), phone: getString(user, 'phone') };
  return omitUndefined({
    id,
    ...(isGone ? {} : known),
    language: languageIn(getText(user, 'locale')),
    isTeam: TEAM.includes(getText(user, 'role')),
    isVerified: !isGone && get(user, 'verified') === true,
  });
};

/** Where a ticket names a person whole, or by an id alone. */
const named = (ticket: unknown, who: 'requester' | 'submitter', people: People): Person | undefined =>
  people.get(getId(ticket, `${who}_id`) ?? '') ?? personOf(get(ticket, who));

const authorOf = (comment: unknown, people: People): Person | undefined =>
  people.get(getId(comment, 'author_id') ?? '') ?? personOf(get(comment, 'author'));

/** Whoever is neither the customer nor of the team was in copy: their words are kept for the team. */
const byOf = (comment: unknown, requester: string, author: Person | undefined): Said['by'] => {
  if (get(comment, 'public') === false) return 'note';
  const id = getId(comment, 'author_id') ?? author?.id;
  if (id === requester) return 'customer';
  return author && !author.isTeam ? 'note' : 'company';
};

const saidIn = (comments: readonly unknown[], requester: string, people: People): Said[] =>
  comments.map((comment, place) => {
    const author = authorOf(comment, people);
    const by = byOf(comment, requester, author);
    const words = firstWords(comment, ['plain_body', 'body'], ['html_body']);
    const isOther = by === 'note' && get(comment, 'public') !== false;
    return {
      id: getId(comment, 'id') ?? `comment-${place}`,
      at: momentOf(get(comment, 'created_at')) ?? '',
      by,
      text: isOther ? `${author?.name ?? 'CC'}: ${words}` : words,
    };
  });

const channelOf = (via: string): 'email' | 'web' | undefined => {
  if (via === 'email') return 'email';
  return ['web', 'web_widget', 'web_form', 'api', 'help_center'].includes(via) ? 'web' : undefined;
};

const leftIn = (ticket: unknown, comments: readonly unknown[]) => [
  ...comments.flatMap((comment) =>
    getObjects(comment, 'attachments').map((file) => ({
      what: 'file' as const,
      name: getText(file, 'file_name') || 'file',
    })),
  ),
  ...getObjects(ticket, 'side_conversations').map((side) => ({
    what: 'side-conversation' as const,
    name: getText(side, 'subject') || getText(side, 'id'),
  })),
  ...(getText(ticket, 'satisfaction_rating', 'score').match(/^(good|bad)/)
    ? [{ what: 'survey' as const, name: getText(ticket, 'satisfaction_rating', 'score') }]
    : []),
];

const skippedFor = (ticket: unknown, tags: readonly string[]): string | undefined => {
  if (getText(ticket, 'status') === 'deleted') return 'deleted';
  if (tags.includes('closed_by_merge')) return 'merged';
  return getText(ticket, 'status') === 'suspended' ? 'suspended' : undefined;
};

const map = (ticket: unknown, people: People): Mapped => {
  const tags = getStrings(ticket, 'tags');
  const skipped = skippedFor(ticket, tags);
  if (skipped) return { skipped };
  const comments = getList(ticket, 'comments');
  const customer = named(ticket, 'requester', people);
  const requester = getId(ticket, 'requester_id') ?? customer?.id ?? '';
  const submitter = getId(ticket, 'submitter_id') ?? requester;
  const said = saidIn(comments, requester, people);
  const [first] = inOrder(said);
  const text = firstWords(ticket, ['description'], []) || first?.text || '';
  const id = getId(ticket, 'id');
  const receivedAt = momentOf(get(ticket, 'created_at'));
  const wrong = lacking(['/id', id], ['/created_at', receivedAt], ['/description', text]);
  if (wrong || !id || !receivedAt) return wrong ?? { wrong: [] };
  const isOver = OVER.includes(getText(ticket, 'status'));
  const closedAt = momentOf(
    getFirst(ticket, 'solved_at', 'closed_at') ?? get(ticket, 'metric_set', 'solved_at') ?? get(ticket, 'updated_at'),
  );
  return {
    ticket: omitUndefined({
      ticket: id,
      receivedAt,
      closedAt: isOver ? (closedAt ?? receivedAt) : undefined,
      subject: getString(ticket, 'subject') ?? getString(ticket, 'raw_subject'),
      text,
      customer,
      isNoted: submitter !== requester ? true : undefined,
      channel: channelOf(getText(ticket, 'via', 'channel')),
      language: customer?.language,
      tags,
      // The description is the first comment.
      said: inOrder(said).slice(first?.text === text ? 1 : 0),
      left: leftIn(ticket, comments),
    }),
  };
};

const looksLikeUser = (value: unknown): boolean =>
  get(value, 'role') !== undefined && get(value, 'status') === undefined;

/** The same ticket comes with the comments that stand beside it. */
const tickets = (value: unknown): unknown[] => {
  const single = get(value, 'ticket');
  if (single) return [{ ...(single as object), comments: get(single, 'comments') ?? get(value, 'comments') ?? [] }];
  const page = get(value, 'tickets');
  if (Array.isArray(page)) return page;
  return Array.isArray(get(value, 'users')) || looksLikeUser(value) ? [] : [value];
};

export const zendesk: System = {
  tickets,
  people: (value) =>
    [
      ...getObjects(value, 'users'),
      ...(looksLikeUser(value) ? [value] : []),
      ...['requester', 'submitter', 'assignee'].map((who) => get(value, who)),
    ].flatMap((user) => personOf(user) ?? []),
  map,
};
