import { canonicalAddress } from '#domain/mail-address.ts';
import { quotedBySystem } from '#domain/messages/quoted-by-systems.ts';
import type { Instant } from '#domain/time.ts';
import { accepted, ignored, merged } from '../adapted.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { filled, get, getFirstText, getText, instantOf, parseJson } from '../json.ts';

/** `Subscription Cancelled`, `customer.subscription.deleted`, `ContractTerminated`, `Baja de suscripción`... */
const SUBJECT = /subscription|contract|plan|membership|suscripci|contrato/i;
const ENDED = /cancel|delet|terminat|\bended\b|churn|\bbaja\b/i;

const isCancellation = (type: string): boolean => SUBJECT.test(type) && ENDED.test(type);

/** Stripe's partner events wrap the object once more; all others keep it in `detail`. */
const objectOf = (event: unknown): unknown => get(event, 'detail', 'data', 'object') ?? get(event, 'detail');

/** Who cancelled: an object, or only an id. */
const authorOf = (object: unknown): ChannelItem['author'] | undefined => {
  const customer = get(object, 'customer');
  const id =
    getText(customer, 'id') || getText(object, 'customer') || getFirstText(object, 'customerId', 'customer_id');
  const known = filled({
    name: getText(customer, 'name'),
    email: getText(customer, 'email') || getFirstText(object, 'customerEmail', 'customer_email'),
    phone: getText(customer, 'phone'),
  });
  const author = id || (known.email && canonicalAddress(known.email)) || known.phone;
  return author ? { id: author, ...known } : undefined;
};

const WORDS = {
  es: { cancelled: 'Baja de la suscripción', reason: 'Motivo indicado' },
  en: { cancelled: 'Subscription cancelled', reason: 'Reason given' },
};

/** What happened, neutral: nobody has complained yet. The customer's own words stand at the end. */
const textOf = (object: unknown): string => {
  const words = getFirstText(object, 'language', 'locale').toLowerCase().startsWith('en') ? WORDS.en : WORDS.es;
  const details = get(object, 'cancellation_details');
  const plan = getFirstText(object, 'plan', 'planName', 'product') || getText(object, 'subscription', 'plan');
  const reason = getFirstText(object, 'reason', 'cancellationReason') || getFirstText(details, 'feedback', 'reason');
  const comment = getText(object, 'comment') || getText(details, 'comment');
  return [
    `${words.cancelled}${plan && `: ${plan}`}.`,
    reason && `${words.reason}: ${reason}.`,
    comment && quotedBySystem(comment),
  ]
    .filter(Boolean)
    .join('\n');
};

const itemOf = (event: unknown, receivedAt: Instant): ChannelItem | undefined => {
  const object = objectOf(event);
  const author = authorOf(object);
  if (!author) return undefined;
  const subscription =
    getText(object, 'subscription', 'id') ||
    getFirstText(object, 'subscriptionId', 'subscription_id', 'subscription', 'contractId', 'id');
  const threadId = subscription || author.id;
  return {
    kind: 'complaint',
    text: textOf(object),
    author,
    threadId,
    externalId: getText(event, 'id') || `${threadId}@${getText(event, 'time')}`,
    at: instantOf(get(event, 'time')) ?? receivedAt,
    attachments: [],
  };
};

const adaptEvent = (event: unknown, receivedAt: Instant): Adapted => {
  const type = getText(event, 'detail-type');
  if (type === '') return ignored('not-an-event');
  if (!isCancellation(type)) return ignored(`unsupported:${type}`);
  const item = itemOf(event, receivedAt);
  return item ? accepted(item) : ignored('no-customer');
};

/**
 * Silent signals: an event of the bus (EventBridge) that says that a customer cancelled opens a proactive case, so that
 * somebody asks what went wrong. Every other event is ignored by its type.
 */
export const adaptCrm: Adapter = async (payload, receivedAt) => {
  const body = parseJson(payload);
  const events = Array.isArray(body) ? body : [body];
  const found = events.map((event) => adaptEvent(event, receivedAt));
  return found.length > 0 ? merged(found) : ignored();
};
