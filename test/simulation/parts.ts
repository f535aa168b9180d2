import type { CaseFile } from '#domain/case/case-file.ts';
import type { InMemoryAmends } from '#test/support/in-memory-amends.ts';

/** Cases as they are stored, loaded again when they changed. */
export const caseFiles = (load: (caseId: string) => Promise<CaseFile | undefined>, changed: Set<string>) => {
  const files = new Map<string, CaseFile>();
  return async (): Promise<CaseFile[]> => {
    for (const caseId of changed) {
      const file = await load(caseId);
      if (file) files.set(caseId, file);
    }
    changed.clear();
    return [...files.values()];
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
