import { MOST_MESSAGES } from '#cases/inbound-message/bring-in.ts';
import type { EarlierSystem } from '#domain/case/earlier-systems.ts';
import { isMailAddress } from '#domain/mail-address.ts';
import type { FieldError } from '#domain/refusal.ts';
import { EarlierCaseIn, MOST_CHARACTERS } from '#functions/desk/bring-in/contract.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { Person, Said, Ticket } from './systems/contract.ts';

/** Characters of the complaint itself; what is beyond follows as a message of its customer. */
const MOST_OF_COMPLAINT = 20_000;
/** Bytes of all words of a ticket: DynamoDB takes 4 MB in one transaction, with what belongs to it. */
const MOST_BYTES = 2_500_000;
const MOST_FILES_NAMED = 50;

/** What a run says of all tickets. */
export type Fitting = {
  from: EarlierSystem;
  account?: string | undefined;
  /** Whether the system told every customer by itself that it had received; else those count to whom somebody wrote. */
  acknowledgedAll: boolean;
  /** What a ticket is about, by its tags; of what is over, else by its words. */
  topicOf: (ticket: Ticket) => string | undefined;
};

const onOneLine = (text: string, most: number): string | undefined =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed() || undefined;

const pieces = (text: string, most: number): string[] =>
  Array.from({ length: Math.ceil(text.length / most) }, (_, place) =>
    text
      .slice(place * most, (place + 1) * most)
      .toWellFormed()
      .trim(),
  ).filter(Boolean);

const WHO: Record<Said['by'], string> = {
  customer: 'Cliente / Customer',
  company: 'Empresa / Company',
  note: 'Nota / Note',
};

/** Too many messages for one case: the oldest are told one after the other in notes, whole; the newest stay by themselves. */
const folded = (said: readonly Said[], most: number): Said[] => {
  if (said.length <= most) return [...said];
  for (let notes = 1; notes < most; notes++) {
    const older = said.slice(0, said.length - (most - notes));
    const told = pieces(older.map(({ at, by, text }) => `${at} · ${WHO[by]}\n${text}`).join('\n\n'), MOST_CHARACTERS);
    const [first] = older;
    if (told.length > notes || !first) continue;
    return [
      ...told.map((text, place) => ({ id: `before-${place + 1}`, at: first.at, by: 'note' as const, text })),
      ...said.slice(older.length),
    ];
  }
  return [...said];
};

const inPieces = ({ text, id, ...rest }: Said): Said[] =>
  pieces(text, MOST_CHARACTERS).map((piece, place) => ({
    ...rest,
    id: place === 0 ? id : `${id}+${place}`,
    text: piece,
  }));

/** What the team has to know that stays where it was. */
const noteOfLeft = ({ left, receivedAt }: Ticket): Said[] => {
  const names = left.map(({ what, name }) => `${what}: ${name}`);
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_FILES_NAMED);
  const more = names.length > shown.length ? `\n… +${names.length - shown.length}` : '';
  const text = `Se quedó en el sistema anterior / Left in the system before:\n${shown.join('\n')}${more}`;
  return [{ id: 'left-behind', at: receivedAt, by: 'note', text }];
};

const PHONE = /^\(?\+?[\d(][\d ().\-/]{4,28}$/;

/** What of the customer we can take; a name or a number that is none is left out, and the complaint is not refused for it. */
const customerOf = ({ name = '', email = '', phone = '', number = '' }: Person) =>
  omitUndefined({
    name: onOneLine(name, 120),
    email: isMailAddress(email.trim()) && email.length <= 254 ? email.trim() : undefined,
    phone: PHONE.test(phone.trim()) ? phone.trim() : undefined,
    id: onOneLine(number, 100),
  });

const verifiedOf = (customer: Person | undefined): ['email'] | undefined =>
  customer?.isVerified && isMailAddress(customer.email?.trim() ?? '') ? ['email'] : undefined;

const pointer = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part)}`).join('');

/** The words of a ticket in messages that a case takes: none is lost, and none is a customer's that was not. */
const messagesOf = (ticket: Ticket, rest: string): Said[] => {
  const more: Said[] = rest ? [{ id: 'complaint+1', at: ticket.receivedAt, by: 'customer', text: rest }] : [];
  const dated = ticket.said.map((one) => ({ ...one, at: one.at || ticket.receivedAt }));
  const whole = [...more, ...dated].flatMap(inPieces);
  const left = noteOfLeft(ticket);
  return [...folded(whole, MOST_MESSAGES - left.length), ...left];
};

const idOf = (id: string): string => onOneLine(id, 200) ?? 'message';

/** A ticket as the desk takes it in; or what is wrong with it. */
export const fitted = (
  ticket: Ticket,
  { from, account, acknowledgedAll, topicOf }: Fitting,
): { row: EarlierCaseIn } | { wrong: FieldError[] } => {
  const { receivedAt, closedAt, subject = '', text, customer, channel, isNoted, language, orderRef, product } = ticket;
  const bytes = Buffer.byteLength([text, ...ticket.said.map((one) => one.text)].join(''));
  if (bytes > MOST_BYTES)
    return { wrong: [{ pointer: '', message: `has ${bytes} bytes of words; at most ${MOST_BYTES} are taken` }] };
  const [complaint = '', ...rest] = pieces(text, MOST_OF_COMPLAINT);
  const messages = messagesOf(ticket, rest.join(''));
  const known = customer && customerOf(customer);
  const parsed = EarlierCaseIn.safeParse(
    omitUndefined({
      ...{ from, account, ticket: ticket.ticket, receivedAt, closedAt },
      acknowledged: acknowledgedAll || ticket.said.some(({ by }) => by === 'company'),
      complaint: omitUndefined({
        text: complaint,
        subject: onOneLine(subject, 200),
        customer: known && Object.keys(known).length > 0 ? known : undefined,
        ...{ language, orderRef: orderRef && onOneLine(orderRef, 100), product: product && onOneLine(product, 200) },
      }),
      channel: isNoted ? 'staff' : channel,
      verified: verifiedOf(customer),
      topic: topicOf(ticket),
      messages: messages.map(({ id, ...one }) => ({ ...one, id: idOf(id) })),
    }),
  );
  if (parsed.success) return { row: parsed.data };
  return { wrong: parsed.error.issues.map(({ path, message }) => ({ pointer: pointer(path), message })) };
};
