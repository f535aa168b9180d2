import { createHash } from 'node:crypto';
import { fileTypeOf } from '#domain/file-type.ts';
import { isMessaging } from '#domain/reach.ts';
import { type Fetched, Refused } from '#functions/intake/channel.ts';
import { type Attachment, attachmentsOf, fateOf, KEPT, REFUSED } from '#functions/shared/attachments.ts';
import { staffNotice } from '#functions/shared/notices.ts';
import type { CaseFile, Change } from '#functions/shared/store/case-store.ts';
import type { RelayDeps } from './deps.ts';

/** Which file: the place of it among those of its message. */
type Which = { caseId: string; channel: string; messageId: string; index: number };
/** A file as it is kept, without its bytes. */
type Kept = { sha256: string; bytes: number; type: string };

const fetched = async (channel: string, attachment: Attachment, deps: RelayDeps): Promise<Fetched> => {
  const media = isMessaging(channel) ? deps.media[channel] : undefined;
  if (!media || !isMessaging(channel)) throw new Refused('not-fetchable');
  const settings = await deps.settingsOf(channel);
  if (!settings) throw new Refused('not-set-up');
  const { base } = settings;
  const maxBytes = deps.policy.limits.mailBytes;
  if ((attachment.size ?? 0) > maxBytes) throw new Refused('too-large');
  return media(attachment, { fetch: deps.fetch, settings, now: deps.clock.now, maxBytes, ...(base && { base }) });
};

/** Checks a file by its bytes and keeps it under their hash, so that a repeat writes the same object. */
const keep = async (channel: string, attachment: Attachment, deps: RelayDeps): Promise<Kept> => {
  const { bytes, type: served } = await fetched(channel, attachment, deps);
  if (bytes.byteLength === 0) throw new Refused('empty');
  const type = fileTypeOf(bytes, attachment.type || served);
  if (!type) throw new Refused('type-not-allowed');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await deps.evidence.keep(`attachments/${sha256}`, bytes, type);
  return { sha256, bytes: bytes.byteLength, type };
};

/** A voice note holds what nobody can read: the owner is asked to listen. */
const listen = ({ head }: CaseFile, { messageId, index }: Which, { policy, deskUrl, clock }: RelayDeps) =>
  head.owner === undefined
    ? undefined
    : staffNotice(policy, head, head.owner, {
        messageId: `listen-${messageId}-${index}`,
        at: clock.now(),
        template: 'staff-recording',
        deskUrl,
      });

/** Records what became of a file, once. */
const record = async (which: Which, change: (file: CaseFile) => Change, { cases, clock }: RelayDeps): Promise<void> => {
  await cases.change(which.caseId, clock.now(), (file) => (fateOf(file, which) ? undefined : change(file)));
};

const recordKept = (which: Which, kept: Kept, deps: RelayDeps): Promise<void> =>
  record(
    which,
    (file) => {
      const told = kept.type.startsWith('audio/') ? listen(file, which, deps) : undefined;
      const { messageId, index } = which;
      return {
        events: [{ type: KEPT, actor: { kind: 'system' }, data: { messageId, index, ...kept } }],
        writes: told?.writes ?? [],
        effects: told?.effects ?? [],
      };
    },
    deps,
  );

/**
 * Records that a file will not be kept.
 * @param reason a code without personal data
 */
export const recordRefusal = (which: Which, reason: string, deps: RelayDeps): Promise<void> => {
  const { messageId, index } = which;
  const data = { messageId, index, reason };
  return record(which, () => ({ events: [{ type: REFUSED, actor: { kind: 'system' }, data }] }), deps);
};

/**
 * Fetches a file that came with a message, checks what it is, keeps it as evidence and records it. What will never be had
 * or may not be kept is recorded with its reason; every other error is thrown, and the file is fetched again.
 */
export const fetchAttachment = async (which: Which, deps: RelayDeps): Promise<void> => {
  const file = await deps.cases.load(which.caseId);
  if (!file || fateOf(file, which)) return;
  const attachment = attachmentsOf(file, which.messageId)[which.index];
  try {
    if (!attachment) throw new Refused('erased');
    await recordKept(which, await keep(which.channel, attachment, deps), deps);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await recordRefusal(which, error.message, deps);
  }
};
