import type * as z from 'zod/mini';
import { storage } from '#cases/storage.ts';
import { signBytesWith } from '#platform/aws/history-key.ts';
import { linkToObject } from '#platform/aws/object-links.ts';
import { s3Objects } from '#platform/aws/objects.ts';
import { handsOut } from '#platform/aws/scanned.ts';
import { bundledFonts } from '#platform/documents/fonts.ts';
import { kms, objects } from '#platform/environment.ts';
import type { EvidenceDeps, environment } from './contract.ts';

/** What both functions that make packs are given. */
export const evidenceDeps = (settings: z.infer<typeof environment>): EvidenceDeps => {
  const evidence = objects(settings.EVIDENCE_BUCKET);
  return {
    ...storage(settings),
    inbox: { read: handsOut(objects(settings.INBOUND_BUCKET)).read },
    evidence: { read: handsOut(evidence).read, keep: s3Objects(evidence).keep },
    packLink: (key, name) => linkToObject(evidence, key, { name, type: 'application/zip' }),
    fonts: bundledFonts,
    sign: signBytesWith({ ...kms(), keyArn: settings.DOCUMENT_KEY_ARN }),
  };
};
