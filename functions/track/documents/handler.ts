import { storage } from '#cases/storage.ts';
import { signBytesWith } from '#platform/aws/history-key.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { bundledFonts } from '#platform/documents/fonts.ts';
import { environment, kms } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import * as contract from './contract.ts';
import { documentEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);

export const handler = httpHandler(documentEndpoints, {
  ...storage(settings),
  linkSecret: secretReader(settings.LINK_SECRET_ID),
  publicUrl: settings.PUBLIC_URL,
  fonts: bundledFonts,
  sign: signBytesWith({ ...kms(), keyArn: settings.DOCUMENT_KEY_ARN }),
});
