import type { Policy } from '#domain/policy/policy.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

/** What says what the catalogue and the team call things, to whom. */
export type Naming = { policy: Policy; language: ReplyLanguage };
