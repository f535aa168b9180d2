/**
 * The two ways an outside call or an invariant can fail inside a stage. The class name is what the state machines route
 * on: `Transient` is retried (bounded, with jitter), `Permanent` is caught and a person is told.
 * Messages must never hold personal data or text of the complaint: they end in execution histories.
 */
export class Transient extends Error {
  override readonly name = 'Transient';
}

/** Repeating cannot help: a person has to look. */
export class Permanent extends Error {
  override readonly name = 'Permanent';
}

/** One field that is wrong: `pointer` is a JSON pointer (RFC 6901), `message` says what is allowed. */
export type FieldError = { pointer: string; message: string };

/**
 * A refusal that an HTTP caller sees as RFC 9457 problem+json.
 * `extra` carries members such as `decidedBy` and `decidedAt` of a lost decision.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly errors: FieldError[];
  readonly extra: Record<string, unknown>;
  constructor(status: number, title: string, errors: FieldError[] = [], extra: Record<string, unknown> = {}) {
    super(title);
    this.status = status;
    this.errors = errors;
    this.extra = extra;
  }
}
