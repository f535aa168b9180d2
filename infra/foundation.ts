import type { CfnCondition } from 'aws-cdk-lib';
import type { Api } from './constructs/api.ts';
import type { Documents } from './constructs/documents.ts';
import type { Mail } from './constructs/mail.ts';
import type { Store } from './constructs/store.ts';
import type { Options } from './options/options.ts';
import type { Tier } from './parameters.ts';

/** What every capability stands on. */
export type Foundation = {
  /** Folder that holds the functions' bundles. */
  bundles: string;
  tier: Tier;
  options: Options;
  /** Holds on AWS, and not on an emulator. */
  onAws: CfnCondition;
  store: Store;
  documents: Documents;
  mail: Mail;
  api: Api;
  /** Environment variables that any function may ask for in its contract; it is given those that it names. */
  variables: {
    TABLE_NAME: string;
    TIME_SCALE: string;
    PUBLIC_URL: string;
    LINK_SECRET_ID: string;
    IDENTITY_SECRET_ID: string;
    MAIL_DOMAIN: string;
    CONFIGURATION_SET: string;
    INBOUND_BUCKET: string;
    EVIDENCE_BUCKET: string;
    ANCHORS_BUCKET: string;
    CHANNEL_SECRETS_ID: string;
    HISTORY_KEY_ARN: string;
    DOCUMENT_KEY_ARN: string;
  };
};
