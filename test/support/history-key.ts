import { generateKeyPairSync, sign } from 'node:crypto';

/** A key as KMS keeps one for the heads of histories, which counts what it is asked to sign. */
export const aHistoryKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signed: string[] = [];
  return {
    /** The public half, as KMS gives it. */
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    /** What was signed. */
    signed,
    sign: async (text: string): Promise<string> => {
      signed.push(text);
      return sign('sha256', Buffer.from(text, 'utf8'), privateKey).toString('base64');
    },
  };
};

/** A key for documents, as KMS keeps one. */
export const aDocumentKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    sign: (bytes: Uint8Array): string => sign('sha256', Buffer.from(bytes), privateKey).toString('base64'),
  };
};
