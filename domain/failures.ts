/**
 * The two ways an outside call or an invariant can fail inside a stage. The class name is what the state machines route
 * on: `Transient` is retried (bounded, with jitter), `Permanent` is caught and a person is told.
 * Messages must never hold personal data or text of the complaint: they end in execution histories.
 */
export class Transient extends Error {
  override readonly name = 'Transient';
}

/** Whether another try may change an answer of another system (HTTP): it is busy, or asks for patience; all else below 500 is a no. */
export const isPassing = (status: number): boolean =>
  status >= 500 || status === 408 || status === 425 || status === 429;

/** Repeating cannot help: a person has to look. */
export class Permanent extends Error {
  override readonly name = 'Permanent';
}
