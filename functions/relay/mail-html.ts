import { type Letter, type LetterLink, letterHtml } from '#channels/email/letter/letter.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Message } from '#domain/case/message.ts';
import { customerButton, staffButton } from '#domain/messages/button-labels.ts';
import type { MessageContent } from '#domain/messages/compose.ts';
import { languageNotice, letterLanguageOf } from '#domain/messages/letter-language.ts';
import { languageOf } from '#domain/messages/staff-notice.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type TemplateId, templateIds } from '#domain/policy/schema/templates.ts';

/** A mail on its way: what it says, and the address of the customer's page or of the desk that its text holds. */
type Mail = { message: Message; content: MessageContent; url: string };

/** A message that was stored before its template was given up says nothing of one. */
const templateOf = ({ template }: Pick<Message, 'template'>): TemplateId | undefined =>
  templateIds.find((id) => id === template);

/** A notice leads to the task it is about, else to the case. */
const atDesk = ({ head }: CaseFile, { taskId }: Message, deskUrl: string): string =>
  taskId ? `${deskUrl}/t/${encodeURIComponent(taskId)}` : `${deskUrl}/c/${encodeURIComponent(head.reference)}`;

const forStaff = (file: CaseFile, { message, url }: Mail, policy: Policy): Pick<Letter, 'language' | 'link'> => {
  const reader = policy.people.find(({ id }) => id === message.to);
  const language = reader ? languageOf(policy, reader) : policy.company.defaultLanguage;
  const label = staffButton(policy, language, templateOf(message));
  return { language, link: { inText: url, to: atDesk(file, message, url), label } };
};

const forCustomer = (
  { head }: CaseFile,
  { message, url }: Mail,
  policy: Policy,
): Pick<Letter, 'language' | 'link' | 'notice'> => {
  const template = templateOf(message);
  const language = template ? letterLanguageOf(policy, head, template) : head.replyLanguage;
  const label = customerButton(policy, language, template);
  const link: LetterLink = { inText: url, label };
  const notice = languageNotice(policy, head);
  return { language, link, ...(notice && { notice }) };
};

/** The HTML of a mail about a case, out of its text; undefined where it would be too long. */
export const mailHtml = (file: CaseFile, mail: Mail, policy: Policy): string | undefined => {
  const { subject, body: text } = mail.content;
  const about = (mail.message.audience === 'customer' ? forCustomer : forStaff)(file, mail, policy);
  return letterHtml({ subject, text, ...about });
};
