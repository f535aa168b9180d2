import { join } from 'node:path';

/** Payloads and mails that are kept in the repository, each folder with its source. */
export const fixtures: string = join(import.meta.dirname, '../fixtures');
