/**
 * One JSON line to the log. Fields are ids, names of errors, numbers: never a text, a name, an address.
 * Errors of the SDK are logged by class name only, since their messages may quote what was sent.
 */
export const log = (level: 'info' | 'warn' | 'error', message: string, fields: Record<string, unknown> = {}): void => {
  console[level](JSON.stringify({ level, message, ...fields }));
};
