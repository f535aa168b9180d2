import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { LocalRun } from './local-run.ts';
import { dummyCredentials } from './loopback.ts';

/** Delivers a raw mail as SES does: an object under `inbound/`. Returns its key. */
export const deliverMail = async (run: LocalRun, raw: string | Uint8Array): Promise<string> => {
  const client = new S3Client({
    endpoint: run.endpointUrl,
    region: run.region,
    credentials: dummyCredentials,
    forcePathStyle: true,
  });
  const Key = `inbound/${randomUUID()}`;
  await client.send(
    new PutObjectCommand({
      Bucket: run.inboundMailBucket,
      Key,
      Body: typeof raw === 'string' ? Buffer.from(raw) : raw,
    }),
  );
  return Key;
};

/** A plain mail with the headers that every mail client sends. */
export const plainMail = (mail: {
  from: string;
  to: string;
  subject: string;
  text: string;
  headers?: string[];
}): string =>
  [
    `From: ${mail.from}`,
    `To: ${mail.to}`,
    `Subject: ${mail.subject}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@mail.example.com>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...(mail.headers ?? []),
    '',
    mail.text,
  ].join('\r\n');

/** What the receiver of our mail writes of a mail whose sender it has proved: SPF, DKIM and DMARC passed for its domain. */
export const authenticated = (domain: string): string =>
  `Authentication-Results: amazonses.com; spf=pass smtp.mailfrom=${domain}; dkim=pass header.i=@${domain}; dmarc=pass header.from=${domain}`;
