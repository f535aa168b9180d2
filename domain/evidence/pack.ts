import { contentsOf, type Files, type PackState, withheldOf } from './contents.ts';
import { MANIFEST, MANIFEST_SIGNATURE, MANIFEST_STAMP, manifestFile, manifestOf, takerIn } from './manifest.ts';
import { readmes } from './readme.ts';

/** A pack that waits to be signed: its files, and what is signed of them. */
export type UnsignedPack = { files: Files; manifest: Uint8Array };

/** All that goes into a pack. The same state of a case gives the same bytes. */
export const packOf = (state: PackState, { company }: { company: string }): UnsignedPack => {
  const { head, events } = state.file;
  const { caseId, reference, seq, lastHash, blockedAt, destroyedAt } = head;
  const last = events.at(-1);
  const about = {
    ...{ caseId, reference, seq, lastHash, blockedAt, destroyedAt },
    at: last?.at ?? head.receivedAt,
    takenBy: takerIn(events),
    withheld: withheldOf(state.file),
  };
  const files = contentsOf(state);
  const told = {
    ...about,
    company,
    signedUpTo: state.signed?.seq ?? 0,
    anchoredUpTo: state.anchored?.seq ?? 0,
    absentFiles: state.files.filter((file) => 'absent' in file && file.absent !== 'in-the-original').length,
  };
  for (const { path, text } of Object.values(readmes)) files.set(path, Buffer.from(text(told), 'utf8'));
  return { files, manifest: manifestFile(manifestOf(files, about)) };
};

/** A pack with the signature over its manifest, and a time stamp where there is one. */
export const sealedPack = (
  { files, manifest }: UnsignedPack,
  { signature, stamp }: { signature: string; stamp?: string | undefined },
): Files =>
  new Map([
    ...files,
    [MANIFEST, manifest],
    [MANIFEST_SIGNATURE, Buffer.from(signature, 'base64')],
    ...(stamp === undefined ? [] : ([[MANIFEST_STAMP, Buffer.from(stamp, 'base64')]] as [string, Uint8Array][])),
  ]);
