import type { DynamoDBRecord } from 'aws-lambda';
import type { CaseFile } from '#domain/case/case-file.ts';
import { referenceOf } from '#domain/case/ids.ts';
import type { Work } from '#functions/relay/relay.ts';
import { worksOf } from '#functions/relay/stream.ts';
import type { InMemoryAmends } from '#test/support/in-memory-amends.ts';

export const CASE_ID_LENGTH = 36;

/** What the table's stream hands on. */
export type Handed = { caseId: string; record: DynamoDBRecord };

/** Something that will happen by itself, as soon as it is its turn. `handed`: it comes by the table's stream, which hands on several at once. */
export type Pending = { caseId: string; what: string; take: () => Promise<unknown>; tries?: number; handed?: Handed };

const describedWork = (work: Work): string =>
  work.what === 'task-opened'
    ? `announce ${work.taskId.slice(CASE_ID_LENGTH + 1)}`
    : `effect ${work.item.effect} ${work.item.effectId}`;

export const described = ({ record }: Handed): string =>
  worksOf({ Records: [record] })
    .map(describedWork)
    .join(' & ');

/** References count up. */
export const referenceNumber = (n: number): string =>
  referenceOf(Uint8Array.from({ length: 8 }, (_, place) => Math.floor(n / 30 ** (7 - place)) % 30));

/** Cases as they are stored, loaded again when they changed. */
export const caseFiles = (load: (caseId: string) => Promise<CaseFile | undefined>, changed: Set<string>) => {
  const files = new Map<string, CaseFile>();
  const loadChanged = async (): Promise<CaseFile[]> => {
    for (const caseId of changed) {
      // What changes while it is loaded is loaded again the next time.
      changed.delete(caseId);
      const file = await load(caseId);
      if (file) files.set(caseId, file);
    }
    return [...files.values()];
  };
  // One after the other, where several ask at the same moment: an older reading would else come last.
  let last = Promise.resolve<CaseFile[]>([]);
  return (): Promise<CaseFile[]> => {
    last = last.then(loadChanged);
    return last;
  };
};

/** What carries mail fails when it is told to: the failures are thrown one by one, by the mails that leave next. */
export const failingMail = ({ email }: InMemoryAmends['deps']['outbound']): Error[] => {
  const failures: Error[] = [];
  const { send } = email;
  email.send = async (...mail) => {
    const failure = failures.shift();
    if (failure) throw failure;
    return send(...mail);
  };
  return failures;
};

/** The mail bucket. */
export const inbox = () => {
  const objects = new Map<string, Buffer>();
  return {
    put: (key: string, bytes: Buffer) => void objects.set(key, bytes),
    read: async (key: string) => {
      const bytes = objects.get(key);
      return bytes ? { bytes } : { unreadable: 'gone' as const };
    },
  };
};
