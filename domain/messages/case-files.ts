import type { CaseFile } from '../case/case-file.ts';
import { opinionKinds } from '../tasks/kinds.ts';
import { type Attachment, attachmentsOf, evidenceKey, fateOf, originalsOf } from './attachments.ts';

/** Which file of a case: the message it came with, and its place there. */
export type FilePlace = { messageId: string; index: number };

/** What a file of a case is called where one names it: `<message>.<place>`. */
export const FILE_ID = /^([\w.-]{1,120})\.(\d{1,3})$/;
export const fileIdOf = ({ messageId, index }: FilePlace): string => `${messageId}.${index}`;

/** The file that an id names; undefined where it is none. */
export const filePlaceOf = (id: string): FilePlace | undefined => {
  const [, messageId, index] = FILE_ID.exec(id) ?? [];
  return messageId === undefined ? undefined : { messageId, index: Number(index) };
};

const SHA256 = /^[0-9a-f]{64}$/;

/** Where a file can be had from: the evidence, or the mail that it came in; else why it cannot. */
export type FileSource =
  | { key: string; type: string; sha256: string; size?: number }
  | { mail: string; sha256: string }
  | { absent: 'refused' | 'awaited' };

/** A file that lies in a mail is listed with the hash of its bytes, and so is one that came over a form and is kept already. */
const unfetched = (
  { head: { caseId }, texts }: Pick<CaseFile, 'head' | 'texts'>,
  { messageId }: FilePlace,
  { id = '', sha256 = id, type = '', size }: Attachment,
): FileSource => {
  if (!SHA256.test(sha256)) return { absent: 'awaited' };
  const mail = originalsOf({ texts }).find((original) => original.messageId === messageId)?.key;
  if (mail) return { mail, sha256 };
  return { key: evidenceKey(caseId, sha256), type, sha256, ...(size !== undefined && { size }) };
};

/** Where a file of a case can be had; undefined where the case has no such file. */
export const fileSourceOf = (
  file: Pick<CaseFile, 'head' | 'texts' | 'events'>,
  place: FilePlace,
): FileSource | undefined => {
  const listed = attachmentsOf(file, place.messageId)[place.index];
  if (!listed) return undefined;
  const fate = fateOf(file, place);
  if (fate?.type === 'attachment-refused') return { absent: 'refused' };
  if (!fate) return unfetched(file, place, listed);
  const { sha256, type, bytes: size } = fate.data;
  return { key: evidenceKey(file.head.caseId, sha256), type, sha256, size };
};

/** The ids of the files that somebody's questions show: whoever asked chose them. */
export const filesAskedAbout = ({ tasks }: Pick<CaseFile, 'tasks'>, person: string): Set<string> =>
  new Set(
    tasks
      .filter(
        ({ kind, assignee, decidedBy }) => opinionKinds.includes(kind) && (assignee === person || decidedBy === person),
      )
      .flatMap(({ files = [] }) => files),
  );
