import type { CaseFile } from '#domain/case/case-file.ts';
import { type FilePlace, fileIdOf, filePlaceOf, fileSourceOf, filesAskedAbout } from '#domain/messages/case-files.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import { LINK_SECONDS } from '#platform/aws/object-links.ts';
import { log } from '#platform/log.ts';
import { sees } from '../access/parts.ts';
import { demandVisible } from '../case/visible-part.ts';
import type { Reader } from '../http/reader.ts';
import { demandUnblocked } from '../http/unless-blocked.ts';
import type { SetAsideDeps } from '../set-aside/function-contract.ts';
import type { FileLink } from './contract.ts';
import { NOT_HANDED_OUT, takeOutOfMail } from './file-of-mail.ts';
import { savedFile } from './saved-file.ts';

/** What `openFile` refuses. */
export const fileRefusals = [
  'no-such-case',
  'expert-not-asked',
  'case-blocked',
  'no-such-file',
  'file-not-shown',
  'file-refused',
  'file-awaited',
  'file-gone',
  'file-held',
  'file-infected',
] as const satisfies RefusalCode[];

/** So many of the last files are looked through for what became of one; of older ones the whole history is. */
const LOOKED_AT = 100;

/** The case that has the file: the one that is named, even where it was merged into another. */
const caseWith = async (
  caseId: string,
  { messageId }: FilePlace,
  { cases }: Pick<SetAsideDeps, 'cases'>,
): Promise<CaseFile> => {
  const reading = { messages: [messageId], recent: LOOKED_AT };
  const file = await cases.load(caseId, reading);
  if (!file) throw new Refusal('no-such-case');
  return file.isPart ? ((await cases.load(caseId, { ...reading, allEvents: true })) ?? file) : file;
};

/** Refuses: file-not-shown, to experts: what a question does not show them may name the customer. */
const demandShown = (reader: Reader, file: CaseFile, place: FilePlace): void => {
  if (!sees(reader, 'files') && !filesAskedAbout(file, reader.id).has(fileIdOf(place)))
    throw new Refusal('file-not-shown');
};

/**
 * A link to a file of a case, for a minute: it is saved, never shown, and only where the scan, if there is one, says that it is clean.
 * A file that lies in a mail is taken out of it the first time. Who opened it is recorded, as any reading of a case, and logged.
 * Refuses: what `fileRefusals` lists.
 */
export const openFile = async (
  { caseId, fileId, user }: { caseId: string; fileId: string; user: Reader },
  deps: SetAsideDeps,
): Promise<FileLink> => {
  const place = filePlaceOf(fileId);
  const seen = await requireCase(deps.cases, caseId);
  demandVisible(user, seen);
  demandUnblocked(seen.head);
  if (!place) throw new Refusal('no-such-file');
  const file = await caseWith(caseId, place, deps);
  demandUnblocked(file.head);
  demandShown(user, file, place);
  const source = fileSourceOf(file, place);
  if (!source) throw new Refusal('no-such-file');
  if ('absent' in source) throw new Refusal(`file-${source.absent}`);
  const { key, ...found } =
    'mail' in source ? await takeOutOfMail({ ...place, ...source, caseId: file.head.caseId }, deps) : source;
  const saved = savedFile(file.head.reference, found);
  const linked = await deps.evidence.link(key, saved);
  if ('unreadable' in linked) throw new Refusal(NOT_HANDED_OUT[linked.unreadable]);
  log('info', 'file of a case opened', { caseId: file.head.caseId, ...place, by: user.id });
  const until = new Date(Date.parse(deps.clock.now()) + LINK_SECONDS * 1000).toISOString();
  return { url: linked.url, ...saved, ...(found.size !== undefined && { size: found.size }), until };
};
