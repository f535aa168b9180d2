import type { CaseFile } from '#domain/case/case-file.ts';
import type { System } from './system.ts';

/** The code that the customer was sent last, as they enter it: what an acceptance of much takes. Undefined where none arrived. */
export const codeInMail = ({ amends, codesEntered }: System, { head, complainant }: CaseFile): string | undefined => {
  const mine = amends.mails.filter(({ to }) => to === complainant.email);
  const code = mine.flatMap(({ body }) => /^(\d{6})$/m.exec(body)?.[1] ?? []).at(-1);
  if (code) codesEntered.set(head.caseId, (codesEntered.get(head.caseId) ?? 0) + 1);
  return code;
};
