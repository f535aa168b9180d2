/** Does a piece of work under a name, such as a stage or an endpoint: for who counts what each of them does. */
export type Within = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** A function died while it worked: whoever called it has no answer, and nobody knows how far it came. */
export class FunctionDied extends Error {
  override readonly name = 'FunctionDied';
}
