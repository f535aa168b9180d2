import type { ComplaintMail } from '#cases/inbound-message/handle-mail.ts';
import type { ItemOutcome } from '#cases/inbound-message/inbound-item.ts';
import { type ChangePart, combine, textItem } from '#domain/case/change.ts';
import { originalText } from '#domain/messages/attachments.ts';
import { noteMessage } from '#domain/messages/note.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { Instant } from '#domain/time.ts';
import type { Reader } from '../http/reader.ts';
import type { SetAsideDeps } from './function-contract.ts';

/** The mail among the notes: whom it is from stands above its words, since it is not the customer. */
const noteOf = (mail: ComplaintMail, at: Instant): ChangePart => {
  const { messageId, subject = '', text, complainant, original = '' } = mail.complaint;
  const from = [complainant.name, complainant.email && `<${complainant.email}>`].filter(Boolean).join(' ');
  return {
    items: [
      { kind: 'message', message: noteMessage(messageId, at) },
      textItem(messageId, [from, subject, text].filter(Boolean).join('\n\n')),
      originalText(messageId, { original, attachments: mail.mail.attachments }),
    ],
  };
};

/** Keeps a mail of somebody else in a case, for the team alone; the owner is notified. */
export const keepAsNote = async (
  mail: ComplaintMail,
  { caseId, user }: { caseId: string; user: Reader },
  { cases, clock, policy, deskUrl }: SetAsideDeps,
): Promise<ItemOutcome> => {
  const at = clock.now();
  const outcome = { result: 'joined', caseId } as const;
  const { messageId } = mail.complaint;
  const record = mail.record?.(outcome) ?? {};
  await cases.change(caseId, at, ({ head }) =>
    combine(
      record,
      noteOf(mail, at),
      head.owner &&
        head.owner !== user.id &&
        staffNotice(policy, head, {
          to: head.owner,
          messageId: `notice-${messageId}`,
          at,
          template: 'staff-joined',
          deskUrl,
          values: { by: nameOf(policy, user.id) },
        }),
    ),
  );
  return outcome;
};
