import type { CaseFile } from '#domain/case/case-file.ts';
import type { System } from './system.ts';

/** The code that the customer was sent last: what an acceptance of much takes. Undefined where none arrived. */
export const codeInMail = ({ amends }: System, { complainant }: CaseFile): string | undefined => {
  const mine = amends.mails.filter(({ to }) => to === complainant.email);
  return mine.flatMap(({ body }) => /^(\d{6})$/m.exec(body)?.[1] ?? []).at(-1);
};
