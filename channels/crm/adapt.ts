import type { Instant } from '#domain/time.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { at, filled, firstText, instantOf, jsonOf, textAt } from '../json.ts';

/** `Subscription Cancelled`, `customer.subscription.deleted`, `ContractTerminated`, `Baja de suscripción`... */
const SUBJECT = /subscription|contract|plan|membership|suscripci|contrato/i;
const ENDED = /cancel|delet|terminat|\bended\b|churn|\bbaja\b/i;

const isCancellation = (type: string): boolean => SUBJECT.test(type) && ENDED.test(type);

/** Stripe's partner events wrap the object once more; all others keep it in `detail`. */
const objectOf = (event: unknown): unknown => at(event, 'detail', 'data', 'object') ?? at(event, 'detail');

/** Who cancelled: an object, or only an id. */
const authorOf = (object: unknown): ChannelItem['author'] | undefined => {
  const customer = at(object, 'customer');
  const id = textAt(customer, 'id') || textAt(object, 'customer') || firstText(object, 'customerId', 'customer_id');
  const known = filled({
    name: textAt(customer, 'name'),
    email: textAt(customer, 'email') || firstText(object, 'customerEmail', 'customer_email'),
    phone: textAt(customer, 'phone'),
  });
  const author = id || known.email?.toLowerCase() || known.phone;
  return author ? { id: author, ...known } : undefined;
};

const WORDS = {
  es: { cancelled: 'Baja de la suscripción', reason: 'Motivo indicado' },
  en: { cancelled: 'Subscription cancelled', reason: 'Reason given' },
};

/** What happened, neutral: nobody has complained yet. The customer's own words stand at the end. */
const textOf = (object: unknown): string => {
  const words = firstText(object, 'language', 'locale').toLowerCase().startsWith('en') ? WORDS.en : WORDS.es;
  const details = at(object, 'cancellation_details');
  const plan = firstText(object, 'plan', 'planName', 'product') || textAt(object, 'subscription', 'plan');
  const reason = firstText(object, 'reason', 'cancellationReason') || firstText(details, 'feedback', 'reason');
  const comment = textAt(object, 'comment') || textAt(details, 'comment');
  return [
    `${words.cancelled}${plan && `: ${plan}`}.`,
    reason && `${words.reason}: ${reason}.`,
    comment && `«${comment}»`,
  ]
    .filter(Boolean)
    .join('\n');
};

const itemOf = (event: unknown, receivedAt: Instant): ChannelItem | undefined => {
  const object = objectOf(event);
  const author = authorOf(object);
  if (!author) return undefined;
  const subscription =
    textAt(object, 'subscription', 'id') ||
    firstText(object, 'subscriptionId', 'subscription_id', 'subscription', 'contractId', 'id');
  const threadId = subscription || author.id;
  return {
    kind: 'complaint',
    text: textOf(object),
    author,
    threadId,
    externalId: textAt(event, 'id') || `${threadId}@${textAt(event, 'time')}`,
    at: instantOf(at(event, 'time')) ?? receivedAt,
    attachments: [],
  };
};

/**
 * Silent signals: an event of the bus (EventBridge) that says that a customer cancelled opens a proactive case, so that
 * somebody asks what went wrong. Every other event is left aside by its type.
 */
export const adaptCrm: Adapter = async (payload, receivedAt) => {
  const adapted: Adapted = { items: [], ignored: [] };
  const body = jsonOf(payload);
  for (const event of Array.isArray(body) ? body : [body]) {
    const type = textAt(event, 'detail-type');
    const item = isCancellation(type) ? itemOf(event, receivedAt) : undefined;
    if (item) adapted.items.push(item);
    else if (type === '') adapted.ignored.push({ reason: 'not-an-event' });
    else adapted.ignored.push({ reason: isCancellation(type) ? 'no-customer' : `unsupported:${type}` });
  }
  return adapted;
};
