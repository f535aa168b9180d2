import { WHOLE } from '#domain/case/case-file.ts';
import type { RetentionDeps } from './deps.ts';
import { recordingsOf } from './retention-dates.ts';

/**
 * Destroys the recordings and transcripts of a case's calls and chats, as they came in. What the customer said there stays in
 * the case as its complaint, until that is blocked. May be repeated.
 */
export const dropRecordings = async (caseId: string, { cases, clock, files }: RetentionDeps): Promise<void> => {
  const file = await cases.load(caseId, WHOLE);
  const gone = file ? recordingsOf(file) : [];
  for (const { key } of gone) await files.remove({ bucket: 'inbound', key });
  const messageIds = gone.map(({ messageId }) => messageId);
  await cases.change({ caseId, ...WHOLE }, clock.now(), (current) =>
    recordingsOf(current).length === 0
      ? undefined
      : { events: [{ type: 'recordings-destroyed', actor: { kind: 'system' }, data: { messageIds } }] },
  );
};
