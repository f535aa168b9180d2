import { signedHead } from '#cases/store/signed-heads.ts';
import { WHOLE } from '#domain/case/case-file.ts';
import type { Files, PackState } from '#domain/evidence/contents.ts';
import type { PublishedKeys } from '#domain/evidence/keys.ts';
import { type Manifest, manifestFile, manifestOf } from '#domain/evidence/manifest.ts';
import { packOf, sealedPack } from '#domain/evidence/pack.ts';
import { aDocumentKey } from '#test/support/history-key.ts';
import { aVerifiedCase } from '#test/tools/verified-case.ts';

export type DocumentKey = ReturnType<typeof aDocumentKey>;

/** The pack of a case, signed by a key, with a file that came with its first message. */
export const sealed = (state: PackState, key: Pick<DocumentKey, 'sign'>): Files => {
  const unsigned = packOf(state, { company: 'Lumbre' });
  return sealedPack(unsigned, { signature: key.sign(unsigned.manifest) });
};

/** Files that somebody made a manifest for anew, as the manifest before says of the case, and signed with a key. */
export const sealedAnew = (files: Files, manifest: Manifest, key: Pick<DocumentKey, 'sign'>): Files => {
  const { files: _, format: __, ...about } = manifest;
  const bare = new Map([...files].filter(([path]) => !path.startsWith('manifest.')));
  const made = manifestFile(manifestOf(bare, about));
  return sealedPack({ files: bare, manifest: made }, { signature: key.sign(made) });
};

/** A complaint that came to an agreement, as a pack is made from it, with the keys that were published. */
export const aPackedCase = async () => {
  const one = await aVerifiedCase();
  const key = aDocumentKey();
  const { cases } = one.amends.deps;
  await cases.change(one.caseId, one.amends.now(), () => ({
    events: [{ type: 'evidence-taken', actor: { kind: 'person', id: 'sofia' }, data: {} }],
  }));
  const file = await cases.load(one.caseId, WHOLE);
  if (!file) throw new Error('No case');
  const signed = await signedHead(one.table, one.caseId);
  const state: PackState = { file, ...(signed && { signed }), timers: [], files: [], bytes: new Map() };
  const keys: PublishedKeys = { history: [one.key.publicKey], documents: [key.publicKey] };
  return { one, key, keys, state, files: sealed(state, key) };
};
export type PackedForTests = Awaited<ReturnType<typeof aPackedCase>>;
