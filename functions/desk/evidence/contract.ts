import * as z from 'zod/mini';
import type { Table } from '#cases/store/table.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { Objects } from '#platform/aws/objects.ts';
import type { HandsOut } from '#platform/aws/scanned.ts';
import type { Fonts } from '#platform/documents/fonts.ts';
import { Base, DocumentKey, Evidence, Inbound } from '#platform/environment.ts';

/** What makes packs reads originals and files, and signs with the key for documents, which the rest of the desk does not. */
export const environment = z.object({ ...Base.shape, ...Inbound.shape, ...Evidence.shape, ...DocumentKey.shape });

/** What making a pack needs. */
export type EvidenceDeps = {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  law: Law;
  newId: () => string;
  /** What came in, exactly as it came, as far as it may be handed out. */
  inbox: Pick<HandsOut, 'read'>;
  /** Files of cases, as far as they may be handed out; packs are kept beside them for a day. */
  evidence: Pick<HandsOut, 'read'> & Pick<Objects, 'keep'>;
  /** A link to a pack that was just made, for a minute. */
  packLink: (key: string, name: string) => Promise<string>;
  /** What documents are written in; read when the first one is made. */
  fonts: () => Fonts;
  /** Signs bytes with the key for documents: ECDSA over P-256 with SHA-256, DER in Base64. */
  sign: (bytes: Uint8Array) => Promise<string>;
};

/** Where a pack can be had, for a minute: whoever has the link needs nothing else. */
export const TakenEvidence = z.strictObject({
  url: z.string(),
  /** Under which name it is saved. */
  name: z.string(),
  /** In bytes. */
  size: z.int(),
  sha256: z.string(),
  /** Until when the link holds. */
  until: z.string(),
});
export type TakenEvidence = z.infer<typeof TakenEvidence>;
