import { type AnchoredHead, anchorText, isAnchored } from '../case/anchors.ts';
import { batchText, isHeadSigned, type SignedHead } from '../case/signed-heads.ts';
import { type Files, PLACES } from './contents.ts';
import { keyThatSigned } from './keys.ts';
import { type Against, type ContentProblem, type PackSignatures, textIn } from './packed-case.ts';

const isSignedBy = (keys: readonly Uint8Array[], check: (key: Uint8Array) => boolean): boolean => keys.some(check);

/** The signed head and the anchor: by our key, of this case, and lying beside it as they were signed. */
export const signatureProblems = (
  files: Files,
  { signed, anchored }: PackSignatures,
  { manifest, keys }: Against,
): ContentProblem[] => {
  const isOf = (head: SignedHead): boolean =>
    head.caseId === manifest.caseId && isSignedBy(keys.history, (key) => isHeadSigned(head, key));
  const isUnder = (head: AnchoredHead): boolean => isSignedBy(keys.history, (key) => isAnchored(head, key));
  const lies = (text: string, path: string, signature: string): boolean =>
    textIn(files, path) === text &&
    Buffer.from(files.get(path.replace(/json$/, 'sig')) ?? []).toString('base64') === signature &&
    keyThatSigned(keys.history, files.get(path) ?? new Uint8Array(), Buffer.from(signature, 'base64')) !== undefined;
  const wrong: (ContentProblem | false)[] = [
    signed !== undefined && !isOf(signed) && { what: 'head-not-signed', where: PLACES.signatures },
    anchored !== undefined &&
      !(isOf(anchored) && isUnder(anchored)) && { what: 'head-not-anchored', where: PLACES.signatures },
    signed !== undefined &&
      !lies(batchText(signed.batch), PLACES.batch, signed.signature) && {
        what: 'not-what-was-signed',
        where: PLACES.batch,
      },
    anchored !== undefined &&
      !lies(anchorText(anchored.anchored.anchor), PLACES.anchor, anchored.anchored.signature) && {
        what: 'not-what-was-signed',
        where: PLACES.anchor,
      },
  ];
  return wrong.filter((problem) => problem !== false);
};
