import { createHash } from 'node:crypto';
import { filesOfMail } from '#channels/email/contents.ts';
import { fileTypeOf } from '#domain/file-type.ts';
import { evidenceKey, fateOf } from '#domain/messages/attachments.ts';
import type { FilePlace } from '#domain/messages/case-files.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import type { SetAsideDeps } from '../set-aside/function-contract.ts';
import { LARGEST_MAIL } from '../set-aside/set-aside-mail.ts';

/** A file that lies in a mail of a case. */
type InMail = FilePlace & { caseId: string; mail: string; sha256: string };

/** Why a file is not handed out. */
export const NOT_HANDED_OUT = {
  gone: 'file-gone',
  held: 'file-held',
  infected: 'file-infected',
  'too-large': 'file-gone',
} as const satisfies Record<string, RefusalCode>;

/**
 * Takes a file out of the mail it came in, and keeps it with the files of its case, where it has the same fate as they: checked,
 * blocked and destroyed with the case. Refuses: file-gone, file-held, file-infected, file-refused.
 */
export const takeOutOfMail = async (
  { caseId, mail, sha256, messageId, index }: InMail,
  { inbox, evidence, cases, clock }: SetAsideDeps,
): Promise<{ key: string; type: string; sha256: string; size: number }> => {
  const original = await inbox.read(mail, LARGEST_MAIL);
  if (!('bytes' in original)) throw new Refusal(NOT_HANDED_OUT[original.unreadable]);
  const files = await filesOfMail(original.bytes).catch(() => []);
  const found = files.find(({ bytes }) => createHash('sha256').update(bytes).digest('hex') === sha256);
  if (!found) throw new Refusal('file-gone');
  const type = fileTypeOf(found.bytes, found.type);
  if (!type) throw new Refusal('file-refused');
  const key = evidenceKey(caseId, sha256);
  const size = found.bytes.byteLength;
  await evidence.keep(key, found.bytes, type);
  await cases.change({ caseId, messages: [messageId] }, clock.now(), (file) =>
    fateOf(file, { messageId, index })
      ? undefined
      : {
          events: [
            {
              type: 'attachment-kept',
              actor: { kind: 'system' },
              data: { messageId, index, sha256, bytes: size, type },
            },
          ],
        },
  );
  return { key, type, sha256, size };
};
