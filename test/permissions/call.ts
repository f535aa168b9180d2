/** What a request to AWS asks IAM for: an action on a resource, with what the conditions of policies look at. */
export type Asked = { action: string; resource: string; conditions: Record<string, string[]> };

/** What a function asked for, under its name in the manifest. */
export type Call = Asked & { function: string };

/** Stands for whatever state machine waits at a token: the token alone knows which. */
export const ANY_MACHINE = 'any state machine that waits';

/** The account of every emulator, as local/loopback.ts has it: what the recorder loads is to be small. */
export const ACCOUNT = '000000000000';
