import { staffButton } from '#domain/messages/button-labels.ts';
import { compose } from '#domain/messages/compose.ts';
import { languageOf } from '#domain/messages/staff-notice.ts';
import { personOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import type { Instant } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Outgoing } from '../contract.ts';
import { letterHtml } from './letter/letter.ts';
import { senderAddress, sendMail } from './send.ts';

/** What writing to the team takes. */
export type TeamMailer = { policy: Policy; deskUrl: string; send: (mail: Outgoing) => Promise<unknown> };

/** Mails to the team that are about no case, so that they do not go through the outbox of one. */
export const teamMailer = (
  policy: Policy,
  settings: { PUBLIC_URL: string; MAIL_DOMAIN: string; CONFIGURATION_SET: string },
  now: () => Instant,
): TeamMailer => ({
  policy,
  deskUrl: `${settings.PUBLIC_URL}/desk`,
  send: (mail) =>
    sendMail(mail, {
      settings: {
        from: senderAddress(policy.company, settings.MAIL_DOMAIN),
        configuration_set: settings.CONFIGURATION_SET,
      },
      fetch,
      now,
    }),
});

/** What it says: the template, its values beside who reads it and where the desk is, and the screen that it is about, such as `/d`. */
export type TeamMail = {
  template: TemplateId;
  values: (language: ReplyLanguage) => Record<string, string>;
  screen: string;
};

/** A mail in the language of whoever of the team it is for. */
const mailFor = (
  person: Person,
  { template, values, screen }: TeamMail,
  { policy, deskUrl: desk }: Pick<TeamMailer, 'policy' | 'deskUrl'>,
): Outgoing => {
  const language = languageOf(policy, person);
  const deskUrl = `${desk}${screen}`;
  const { subject, body } = compose(policy, {
    template,
    language,
    values: { person: person.name, deskUrl, ...values(language) },
  });
  const link = { inText: deskUrl, label: staffButton(policy, language, template) };
  const html = letterHtml({ subject, text: body, language, link });
  return {
    ...{ to: person.email, subject, text: body, language },
    ...(html && { html }),
    ...{ reference: '', personal: false, trackingUrl: deskUrl },
  };
};

/** Writes to somebody of the team. @param to their id */
export const writeTo = async (to: string, mail: TeamMail, mailer: TeamMailer): Promise<void> => {
  await mailer.send(mailFor(personOf(mailer.policy, to), mail, mailer));
};
