import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';

/** A mail as it came, or why it cannot be read. */
export type Raw = { bytes: Uint8Array } | { unreadable: 'too-large' | 'gone' };

/** Where inbound mail lies. */
export type Inbox = { read(key: string, maxBytes: number): Promise<Raw> };

/** The bucket that SES writes to. The body of a mail that is too large is never fetched. */
export const s3Inbox = (client: S3Client, bucket: string): Inbox => ({
  read: async (key, maxBytes) => {
    try {
      const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (ContentLength <= maxBytes) return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array() };
      (Body as { destroy?: () => void } | undefined)?.destroy?.();
      return { unreadable: 'too-large' };
    } catch (error) {
      if (error instanceof NoSuchKey) return { unreadable: 'gone' };
      throw error;
    }
  },
});
