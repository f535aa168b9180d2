import type { SignedAnchor } from '#domain/case/anchors.ts';

/** An anchor as it lies in its bucket: under its number, so that none can be put in place of another. */
export const anchorObject = (signed: SignedAnchor): { key: string; text: string } => ({
  key: `anchors/${String(signed.anchor.number).padStart(9, '0')}.json`,
  text: `${JSON.stringify(signed)}\n`,
});
