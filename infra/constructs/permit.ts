import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { FunctionEntry, Permission } from '#functions/function-entry.ts';
import type { Foundation } from '../foundation.ts';

/** Comprehend knows no resource that could be named. */
const analyzeText = (): PolicyStatement =>
  new PolicyStatement({
    actions: [
      'comprehend:ContainsPiiEntities',
      'comprehend:DetectDominantLanguage',
      'comprehend:DetectKeyPhrases',
      'comprehend:DetectPiiEntities',
      'comprehend:DetectSentiment',
    ],
    resources: ['*'],
  });

/** What each permission of the manifest allows. */
const grants: Record<Permission, (grantee: Lambda, foundation: Foundation) => void> = {
  'analyze-text': (grantee) => grantee.addToRolePolicy(analyzeText()),
  'read-customers': (grantee, { documents }) => documents.grantReadCustomers(grantee),
  'read-inbound': (grantee, { documents }) => documents.grantReadInbound(grantee),
  'miss-inbound': (grantee, { documents }) => documents.grantMissInbound(grantee),
  'store-inbound': (grantee, { documents }) => documents.grantStoreInbound(grantee),
  'read-attachments': (grantee, { documents }) => documents.grantReadAttachments(grantee),
  'store-attachments': (grantee, { documents }) => documents.grantStoreAttachments(grantee),
  'keep-anchors': (grantee, { documents }) => documents.grantKeepAnchors(grantee),
  'keep-packs': (grantee, { documents }) => documents.grantPacks(grantee),
  'send-mail': (grantee, { mail }) => mail.grantSend(grantee),
};

/** The value alone: the construct's own method allows a secret to be described too, which nobody does. The key is allowed with the table. */
const readSecret = (grantee: Lambda, { secretArn }: Pick<ISecret, 'secretArn'>): void =>
  grantee.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }));

/** Allows a function what its entry in the manifest says, and to read the secrets whose names its contract asks for. */
export const permit = (grantee: Lambda, entry: FunctionEntry, foundation: Foundation): void => {
  const { store } = foundation;
  const { shape } = entry.contract.environment;
  if (entry.access) store.grant(grantee, entry.access);
  if ('LINK_SECRET_ID' in shape) readSecret(grantee, store.linkSecret);
  if ('IDENTITY_SECRET_ID' in shape) readSecret(grantee, store.identitySecret);
  if ('CHANNEL_SECRETS_ID' in shape) readSecret(grantee, store.channelSecrets);
  if ('HISTORY_KEY_ARN' in shape && !entry.access?.sign) store.historyKey.grant(grantee, 'kms:GetPublicKey');
  for (const permission of entry.permissions ?? []) grants[permission](grantee, foundation);
};
