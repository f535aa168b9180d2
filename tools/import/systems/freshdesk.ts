import { get, getId, getNumber, getObjects, getString, getStrings, getText } from '#channels/json.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { Mapped, People, Person, Said, System, Ticket } from './contract.ts';
import { firstWords, inOrder, lacking, languageIn, momentOf } from './reading.ts';

/*
 * Freshdesk: tickets of the API with `include=conversations,requester,stats`, one a line or in lists, and contacts beside them.
 * Fields: developers.freshdesk.com/api, "View a Ticket", "List all conversations", "Contacts". Numbers stand for states there.
 */

const RESOLVED = 4;
const CLOSED = 5;
const CHANNELS: Record<number, 'email' | 'web'> = { 1: 'email', 2: 'web', 9: 'web' };
/** A ticket that we began, such as an outbound mail. */
const OUTBOUND = 10;

const personOf = (contact: unknown): Person | undefined => {
  const id = getId(contact, 'id');
  if (!id || get(contact, 'deleted') === true) return undefined;
  return omitUndefined({
    id,
    name: getString(contact, 'name'),
    email: getString(contact, 'email'),
    phone: getString(contact, 'phone') ?? getString(contact, 'mobile'),
    language: languageIn(getText(contact, 'language')),
    isTeam: false,
    isVerified: get(contact, 'active') === true,
  });
};

const saidIn = (ticket: unknown, requester: string): Said[] =>
  getObjects(ticket, 'conversations').map((one, place) => ({
    id: getId(one, 'id') ?? `conversation-${place}`,
    at: momentOf(one['created_at']) ?? '',
    by: byOf(one, requester),
    text: firstWords(one, ['body_text'], ['body']),
  }));

const byOf = (one: unknown, requester: string): Said['by'] => {
  if (get(one, 'private') === true) return 'note';
  if (get(one, 'incoming') !== true) return 'company';
  const author = getId(one, 'user_id');
  return author === undefined || author === requester ? 'customer' : 'note';
};

/** A ticket that was merged into another one is closed with a note of the system that says so. */
const MERGED = /\bclosed and merged into ticket\b/i;

const skippedFor = (ticket: unknown): string | undefined => {
  if (get(ticket, 'deleted') === true) return 'deleted';
  if (get(ticket, 'spam') === true) return 'spam';
  if (getNumber(ticket, 'source') === OUTBOUND) return 'written-by-the-company';
  const notes = getObjects(ticket, 'conversations').filter((one) => one['private'] === true);
  return notes.some((note) => MERGED.test(firstWords(note, ['body_text'], ['body']))) ? 'merged' : undefined;
};

const closedAt = (ticket: unknown): string | undefined => {
  if (![RESOLVED, CLOSED].includes(getNumber(ticket, 'status') ?? 0)) return undefined;
  const { stats, updated_at, created_at } = Object(ticket) as Record<string, unknown>;
  return [get(stats, 'closed_at'), get(stats, 'resolved_at'), updated_at, created_at].map(momentOf).find(Boolean);
};

const leftIn = (ticket: unknown, isOver: boolean): Ticket['left'] => {
  const files = [ticket, ...getObjects(ticket, 'conversations')].flatMap((one) => getObjects(one, 'attachments'));
  const due = isOver ? '' : getText(ticket, 'due_by');
  return [
    ...files.map((file) => ({ what: 'file' as const, name: getText(file, 'name') || 'file' })),
    ...(due ? [{ what: 'sla' as const, name: due }] : []),
  ];
};

const map = (ticket: unknown, people: People): Mapped => {
  const skipped = skippedFor(ticket);
  if (skipped) return { skipped };
  const requester = getId(ticket, 'requester_id') ?? '';
  const customer = people.get(requester) ?? personOf(get(ticket, 'requester'));
  const id = getId(ticket, 'id');
  const receivedAt = momentOf(get(ticket, 'created_at'));
  const text = firstWords(ticket, ['description_text'], ['description']);
  const wrong = lacking(['/id', id], ['/created_at', receivedAt], ['/description', text]);
  if (wrong || !id || !receivedAt) return wrong ?? { wrong: [] };
  const ended = closedAt(ticket);
  return {
    ticket: omitUndefined({
      ticket: id,
      receivedAt,
      closedAt: ended,
      subject: getString(ticket, 'subject'),
      text,
      customer,
      channel: CHANNELS[getNumber(ticket, 'source') ?? 0],
      isNoted: getNumber(ticket, 'source') === 3 ? true : undefined,
      language: customer?.language,
      tags: [...getStrings(ticket, 'tags'), getText(ticket, 'type')].filter(Boolean),
      said: inOrder(saidIn(ticket, requester)),
      left: leftIn(ticket, ended !== undefined),
    }),
  };
};

const isContact = (value: unknown): boolean => get(value, 'email') !== undefined && get(value, 'status') === undefined;

export const freshdesk: System = {
  tickets: (value) => {
    const page = get(value, 'tickets') ?? get(value, 'results');
    if (Array.isArray(page)) return page;
    return isContact(value) || Array.isArray(get(value, 'contacts')) ? [] : [value];
  },
  people: (value) =>
    [...getObjects(value, 'contacts'), ...(isContact(value) ? [value] : [])].flatMap(
      (contact) => personOf(contact) ?? [],
    ),
  map,
};
