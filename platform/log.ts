/**
 * One JSON line to the log: Lambda puts what it is given here into `message` of its own JSON, where metric filters find the
 * fields (infra/constructs/monitoring.ts). Fields are ids, names of errors, numbers: never a text, a name, an address.
 * Errors of the SDK are logged by class name only, since their messages may quote what was sent.
 * A line about a case names it in `caseId`: by that one id a complaint is followed through all functions.
 */
export const log = (level: 'info' | 'warn' | 'error', message: string, fields: Record<string, unknown> = {}): void => {
  console[level]({ message, ...fields });
};
