/** What the server of a test answers. */
export type Reply = { status: number; headers?: Record<string, string>; body: string | Buffer };
