import type { SignedAnchor } from '#domain/case/anchors.ts';

/** Where the anchor of a number lies in its bucket. */
export const anchorKey = (number: number): string => `anchors/${String(number).padStart(9, '0')}.json`;

/** An anchor as it lies in its bucket: under its number, so that none can be put in place of another. */
export const anchorObject = (signed: SignedAnchor): { key: string; text: string } => ({
  key: anchorKey(signed.anchor.number),
  text: `${JSON.stringify(signed)}\n`,
});
