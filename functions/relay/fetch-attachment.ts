import { createHash } from 'node:crypto';
import { type Fetched, Refused } from '#channels/contract.ts';
import { isTwoWay } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import { fileTypeOf } from '#domain/file-type.ts';
import {
  type Attachment,
  attachmentsOf,
  evidenceKey,
  type FileFate,
  fateOf,
  isUnheard,
  listenNotice,
} from '#domain/messages/attachments.ts';
import type { RelayDeps } from './deps.ts';

/** Which file: the place of it among those of its message. */
type Which = { caseId: string; channel: string; messageId: string; index: number };
/** A file as it is kept, without its bytes. */
/** So many of the last files are looked through for one that was fetched before. */
const LOOKED_AT = 100;

type Kept = { sha256: string; bytes: number; type: string };

const fetched = async (channel: string, attachment: Attachment, deps: RelayDeps): Promise<Fetched> => {
  const media = isTwoWay(channel) ? deps.outbound[channel]?.media : undefined;
  if (!media || !isTwoWay(channel)) throw new Refused('not-fetchable');
  const settings = await deps.settingsOf(channel);
  if (!settings) throw new Refused('not-set-up');
  const { base } = settings;
  const maxBytes = deps.policy.limits.mailBytes;
  if ((attachment.size ?? 0) > maxBytes) throw new Refused('too-large');
  return media(attachment, { fetch: deps.fetch, settings, now: deps.clock.now, maxBytes, ...(base && { base }) });
};

/** Checks a file by its bytes and keeps it under their hash, so that a repeat writes the same object. */
const keep = async ({ caseId, channel }: Which, attachment: Attachment, deps: RelayDeps): Promise<Kept> => {
  const { bytes, type: served } = await fetched(channel, attachment, deps);
  if (bytes.byteLength === 0) throw new Refused('empty');
  const type = fileTypeOf(bytes, attachment.type || served);
  if (!type) throw new Refused('type-not-allowed');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await deps.evidence.keep(evidenceKey(caseId, sha256), bytes, type);
  return { sha256, bytes: bytes.byteLength, type };
};

/**
 * Records what became of a file, once. Where somebody has to listen to it the owner is asked to; where the case has no owner
 * yet, stage own asks the first one.
 */
const record = async (
  { caseId, messageId, index }: Which,
  fate: FileFate,
  { cases, clock, policy, deskUrl }: RelayDeps,
): Promise<void> => {
  const at = clock.now();
  await cases.change({ caseId, messages: [messageId], recent: LOOKED_AT }, at, (file) => {
    if (fateOf(file, { messageId, index })) return undefined;
    const { owner } = file.head;
    return combine(
      { events: [{ ...fate, actor: { kind: 'system' } }] },
      owner && isUnheard(file, fate) && listenNotice(file, fate, { to: owner, policy, at, deskUrl }),
    );
  });
};

/**
 * Records that a file will not be kept.
 * @param reason a code without personal data
 */
export const recordRefusal = (which: Which, reason: string, deps: RelayDeps): Promise<void> => {
  const { messageId, index } = which;
  return record(which, { type: 'attachment-refused', data: { messageId, index, reason } }, deps);
};

/**
 * Fetches a file that came with a message, checks what it is, keeps it as evidence and records it. What will never be had
 * or may not be kept is recorded with its reason; every other error is thrown, and the file is fetched again.
 */
export const fetchAttachment = async (which: Which, deps: RelayDeps): Promise<void> => {
  const file = await deps.cases.load(which.caseId, { messages: [which.messageId], recent: LOOKED_AT });
  if (!file || fateOf(file, which)) return;
  const attachment = attachmentsOf(file, which.messageId)[which.index];
  try {
    if (!attachment) throw new Refused('erased');
    const { messageId, index } = which;
    const kept = await keep(which, attachment, deps);
    await record(which, { type: 'attachment-kept', data: { messageId, index, ...kept } }, deps);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await recordRefusal(which, error.message, deps);
  }
};
