import { keys } from '#cases/store/keys.ts';
import type { Key, Table } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { sha256 } from '#domain/case/history.ts';
import { isCustomerOf, resolveMergedHead } from '#domain/case/resolve-merged.ts';
import type { Mail } from './parse.ts';

const REFERENCE = /\bAM-[2-9A-HJKMNP-TV-Z]{8}\b/gi;
const MAX_REFERENCES = 5;

/** References in the addresses it was sent to (`mailbox+am-7k3q9f2d@domain`). */
export const addressed = ({ recipients }: Pick<Mail, 'recipients'>): string[] =>
  recipients.flatMap((address) => /\+([^+@]+)@/.exec(address)?.[1]?.match(REFERENCE) ?? []);

/** Whether a mail names a case, by its address or in its subject. */
export const namesCase = (mail: Mail): boolean => addressed(mail).length > 0 || mail.subject.match(REFERENCE) !== null;

/** Where the table may know which case a mail belongs to, surest first. Nothing of it is trusted yet. */
const lookUps = (mail: Mail): Key[] => {
  const references = (found: string[]) =>
    found.slice(0, MAX_REFERENCES).map((reference) => keys.reference(reference.toUpperCase()));
  const all = [
    ...references(addressed(mail)),
    ...mail.answers.map((messageId) => keys.thread(sha256(messageId))),
    ...references(mail.subject.match(REFERENCE) ?? []),
  ];
  return [...new Map(all.map((key) => [key.pk, key])).values()];
};

/**
 * The case a mail belongs to: one that it names, by address, by thread or by reference in the subject, and whose
 * complainant it comes from; if that was merged into another, the other. A stranger who quotes a number finds nothing, as does a customer who quotes somebody else's.
 * @param customer pseudonym of the sender
 */
export const caseOfThread = async (
  mail: Mail,
  customer: string | undefined,
  { table, cases }: { table: Table; cases: CaseStore },
): Promise<Case | undefined> => {
  if (!customer) return undefined;
  const found = await table.getMany(lookUps(mail));
  for (const caseId of new Set(found.map((item) => String(item['caseId'])))) {
    const head = await cases.head(caseId);
    if (head && isCustomerOf(head, customer)) return resolveMergedHead(cases, caseId);
  }
  return undefined;
};
