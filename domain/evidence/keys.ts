import { createPublicKey } from 'node:crypto';
import * as z from 'zod/mini';
import { isSignature } from '../case/signed-heads.ts';

/**
 * The keys that a company publishes outside of any pack: DER of a SubjectPublicKeyInfo each. `history` sign where histories end and
 * anchors; `documents` sign documents and packs. None does the work of the other.
 */
export type PublishedKeys = { history: Uint8Array[]; documents: Uint8Array[] };

/** What a key is published as: PEM by what it signs. Earlier keys stay in the list, since what they signed is still checked. */
export const KeyFile = z.strictObject({ history: z.array(z.string()), documents: z.array(z.string()) });
export type KeyFile = z.infer<typeof KeyFile>;

const PEM = /-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g;

const derOf = (pem: string): Uint8Array => {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ec') throw new TypeError('A key of Amends is one of elliptic curves');
  return new Uint8Array(key.export({ format: 'der', type: 'spki' }));
};

/** A key as openssl reads it. @param publicKey DER of a SubjectPublicKeyInfo */
export const pemOf = (publicKey: Uint8Array): string =>
  createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }).export({
    format: 'pem',
    type: 'spki',
  }) as string;

/**
 * The keys in a file: JSON as `KeyFile`, or PEM. What a PEM file does not say by its name (`*history*`, `*documents*`) counts for both.
 * @throws SyntaxError, TypeError or a zod error where there are no keys in it
 */
export const keysIn = (text: string, name = ''): PublishedKeys => {
  if (text.trimStart().startsWith('{')) {
    const { history, documents } = KeyFile.parse(JSON.parse(text));
    return { history: history.map(derOf), documents: documents.map(derOf) };
  }
  const found = [...text.matchAll(PEM)].map(([pem]) => derOf(pem));
  if (found.length === 0) throw new SyntaxError('There is no public key in it');
  return {
    history: name.includes('documents') ? [] : found,
    documents: name.includes('history') ? [] : found,
  };
};

/** The keys of several files together. */
export const allKeys = (keys: readonly PublishedKeys[]): PublishedKeys => ({
  history: keys.flatMap(({ history }) => history),
  documents: keys.flatMap(({ documents }) => documents),
});

/** The key among some that signed bytes; undefined where none did, or where the signature is none. */
export const keyThatSigned = (
  keys: readonly Uint8Array[],
  bytes: Uint8Array,
  signature: Uint8Array,
): Uint8Array | undefined => {
  const encoded = Buffer.from(signature).toString('base64');
  return keys.find((publicKey) => isSignature(bytes, { signature: encoded, publicKey }));
};
