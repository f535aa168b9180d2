import { join } from 'node:path';

/** Payloads and mails that are kept in the repository, each folder with its source. */
export const fixtures: string = join(import.meta.dirname, '../fixtures');

/** Real payloads, mails and complaints that lie beside a checkout of the team; a lone clone has none. */
export const corpus: string = join(import.meta.dirname, '../../../shared/corpus');
