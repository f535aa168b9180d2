import type { Case } from '../case/case.ts';
import type { Policy } from '../policy/policy.ts';
import type { TemplateId } from '../policy/schema/templates.ts';
import type { Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import type { Channels } from './channel-facts.ts';
import { compose, type MessageContent, messageToCustomer, type OutgoingMessage } from './compose.ts';
import { greetingName } from './greeting.ts';
import { type Languages, letterLanguageOf, partWords, withLanguageNotice } from './letter-language.ts';
import { type Customer, mayQuote } from './routing.ts';

/** Whom a message about a case goes to, and what it names the case by. */
type Addressee = Customer & { head: Pick<Case, 'reference'> & Partial<Pick<Case, 'leader'>> & Languages };

/** A template, and the values for its places that are not the same in every message about a case. */
type Draft = { template: TemplateId; values: Record<string, string> };

const CONTACT: LocalizedText = { es: 'Su persona de contacto:', en: 'Your contact person:' };

/** Below a letter: who is the contact of a customer whom we treated badly. */
const withLeader = (policy: Policy, head: Addressee['head'], content: MessageContent): MessageContent => {
  const leader = policy.people.find(({ id }) => id === head.leader)?.name;
  if (leader === undefined) return content;
  return { ...content, body: `${content.body.trimEnd()}\n\n${CONTACT[head.replyLanguage]} ${leader}` };
};

/**
 * A template as the customer of a case reads it: greeting, reference, company and phone are filled in. It is in the customer's
 * language where the company has it in that, and else says in the customer's language that it is in another.
 */
export const caseMessageContent = (
  policy: Policy,
  { head, complainant }: Addressee,
  { template, values }: Draft,
): MessageContent => {
  const { name: company, phone } = policy.company;
  const common = {
    name: mayQuote({ head, complainant }) ? greetingName(complainant) : '',
    reference: head.reference,
    company,
    phone,
  };
  const language = letterLanguageOf(policy, head, template);
  const part = partWords(policy, language, values);
  const content = compose(policy, { template, language, values: { part, ...common, ...values } });
  const letter = language === head.replyLanguage ? withLanguageNotice(policy, head, { content, values }) : content;
  return withLeader(policy, head, letter);
};

/** The same on its way to the customer, see `messageToCustomer`. */
export const caseMessage = (
  addressee: Addressee,
  { policy, channels }: { policy: Policy; channels: Channels },
  { messageId, at, ...draft }: Draft & { messageId: string; at: Instant },
): OutgoingMessage =>
  messageToCustomer(channels, addressee, {
    messageId,
    at,
    template: draft.template,
    ...caseMessageContent(policy, addressee, draft),
  });
