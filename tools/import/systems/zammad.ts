import { get, getId, getObject, getObjects, getString, getStrings, getText } from '#channels/json.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { Mapped, People, Person, Said, System } from './contract.ts';
import { inOrder, lacking, languageIn, momentOf, wordsIn } from './reading.ts';

/*
 * Zammad: tickets of the API with their `articles` (`GET /api/v1/tickets/{id}?expand=true` and
 * `/api/v1/ticket_articles/by_ticket/{id}?expand=true` put together), or documents with `assets` (`?all=true`), whose ids lead to
 * tickets, articles and users. Fields: docs.zammad.org, "Ticket", "Articles", "User".
 */

const OVER = ['closed', 'removed', 'merged'];

const personOf = (user: unknown): Person | undefined => {
  const id = getId(user, 'id');
  if (!id) return undefined;
  const name = [getText(user, 'firstname'), getText(user, 'lastname')].filter((part) => part && part !== '-').join(' ');
  return omitUndefined({
    id,
    name: name || undefined,
    email: getString(user, 'email'),
    phone: getString(user, 'phone') ?? getString(user, 'mobile'),
    language: languageIn(getText(user, 'preferences', 'locale')),
    isTeam: getStrings(user, 'roles').some((role) => role === 'Agent' || role === 'Admin'),
    isVerified: get(user, 'verified') === true,
  });
};

const byOf = (article: unknown): Said['by'] => {
  const sender = getText(article, 'sender');
  if (get(article, 'internal') === true || sender === 'System') return 'note';
  return sender === 'Customer' ? 'customer' : 'company';
};

const saidIn = (articles: readonly unknown[]): Said[] =>
  articles.map((article, place) => ({
    id: getId(article, 'id') ?? `article-${place}`,
    at: momentOf(get(article, 'created_at')) ?? '',
    by: byOf(article),
    text: wordsIn(getText(article, 'body'), getText(article, 'content_type').startsWith('text/html') || undefined),
  }));

const channelOf = (type: string): 'email' | 'web' | undefined =>
  type === 'email' || type === 'web' ? type : undefined;

/** Somebody by the name that `expand` writes, which is their address. */
const bySign = (sign: string): Person | undefined =>
  sign.includes('@') ? { id: sign, email: sign, isTeam: false, isVerified: false } : undefined;

const map = (ticket: unknown, people: People): Mapped => {
  const state = getText(ticket, 'state');
  if (state === 'merged' || state === 'removed') return { skipped: state };
  const articles = getObjects(ticket, 'articles');
  const said = inOrder(saidIn(articles));
  const first = said.find(({ by }) => by === 'customer') ?? said[0];
  const source = articles.find((article) => getId(article, 'id') === first?.id);
  const customer = people.get(getId(ticket, 'customer_id') ?? '') ?? bySign(getText(ticket, 'customer'));
  const id = getString(ticket, 'number') ?? getId(ticket, 'id');
  const receivedAt = momentOf(get(ticket, 'created_at'));
  const wrong = lacking(['/id', id], ['/created_at', receivedAt], ['/articles', first?.text]);
  if (wrong || !id || !receivedAt || !first) return wrong ?? { wrong: [] };
  const isOver = OVER.includes(state);
  return {
    ticket: omitUndefined({
      ticket: id,
      receivedAt,
      closedAt: isOver
        ? (momentOf(get(ticket, 'close_at')) ?? momentOf(get(ticket, 'updated_at')) ?? receivedAt)
        : undefined,
      subject: getString(ticket, 'title'),
      text: first.text,
      customer,
      isNoted: first.by === 'customer' ? (getText(source, 'type') === 'phone' ? true : undefined) : true,
      channel: channelOf(getText(source, 'type')),
      language: customer?.language,
      tags: getStrings(ticket, 'tags'),
      said: said.filter((one) => one !== first),
      left: articles.flatMap((article) =>
        getObjects(article, 'attachments').map((file) => ({
          what: 'file' as const,
          name: getText(file, 'filename') || 'file',
        })),
      ),
    }),
  };
};

const all = (assets: unknown, kind: string): unknown[] => Object.values(getObject(assets, kind) ?? {});

/** Names of states and senders stand beside the tickets there, by their ids. */
const nameOf = (assets: unknown, kind: string, id: string | undefined): string | undefined =>
  getString(assets, kind, id ?? '', 'name');

const ofAssets = (assets: unknown): unknown[] =>
  all(assets, 'Ticket').map((ticket) => ({
    ...(ticket as object),
    state: nameOf(assets, 'TicketState', getId(ticket, 'state_id')) ?? getText(ticket, 'state'),
    articles: all(assets, 'TicketArticle')
      .filter((article) => getId(article, 'ticket_id') === getId(ticket, 'id'))
      .map((article) => ({
        ...(article as object),
        sender: nameOf(assets, 'TicketArticleSender', getId(article, 'sender_id')) ?? getText(article, 'sender'),
        type: nameOf(assets, 'TicketArticleType', getId(article, 'type_id')) ?? getText(article, 'type'),
      })),
  }));

const isUser = (value: unknown): boolean => get(value, 'login') !== undefined && get(value, 'state') === undefined;

export const zammad: System = {
  tickets: (value) => {
    const assets = get(value, 'assets');
    if (assets) return ofAssets(assets);
    const page = get(value, 'tickets');
    if (Array.isArray(page)) return page;
    return isUser(value) || Array.isArray(get(value, 'users')) ? [] : [value];
  },
  people: (value) =>
    [...all(get(value, 'assets'), 'User'), ...getObjects(value, 'users'), ...(isUser(value) ? [value] : [])].flatMap(
      (user) => personOf(user) ?? [],
    ),
  map,
};
