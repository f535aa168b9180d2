import * as z from 'zod/mini';
import type { Fonts } from '#platform/documents/fonts.ts';
import { Base, DocumentKey, Links } from '#platform/environment.ts';
import type { TrackDeps } from '../contract.ts';

/** What hands out documents signs with their key, which the rest of the customer's page does not. */
export const environment = z.object({ ...Base.shape, ...Links.shape, ...DocumentKey.shape });

/** What handing out a document needs. */
export type DocumentDeps = Pick<TrackDeps, 'cases' | 'clock' | 'policy' | 'linkSecret' | 'publicUrl'> & {
  /** What documents are written in; read when the first one is made. */
  fonts: () => Fonts;
  /** Signs bytes with the key for documents: ECDSA over P-256 with SHA-256, DER in Base64. */
  sign: (bytes: Uint8Array) => Promise<string>;
};
