/** Does a piece of work under a name, such as a stage or an endpoint: for who counts what each of them does. */
export type Within = <T>(name: string, work: () => Promise<T>) => Promise<T>;
