/** Allowances that no journey uses, and why they stand nevertheless. Patterns as IAM's; `*` is anything. */
export type NotInJourneys = { functions?: string[]; actions: string[]; resources?: string[]; because: string };

export const NOT_IN_JOURNEYS: NotInJourneys[] = [
  { actions: ['logs:*', 'xray:*'], because: 'Lambda itself writes logs and traces with the role of the function.' },
  {
    actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    because:
      'DynamoDB, S3 and Secrets Manager ask for the key with the role of the caller; the emulator encrypts nothing.',
  },
  {
    actions: [
      'sqs:*',
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    because: 'Lambda itself polls queues and streams, and delivers what failed, with the role of the function.',
  },
  {
    actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
    because:
      'Who may change a case may read it by its keys in each way there is; which of them a call takes depends on how long the case is. The indexes come together with `find`.',
  },
  {
    functions: ['retention'],
    actions: ['dynamodb:*', 's3:*', 'secretsmanager:GetSecretValue'],
    because:
      'What falls due in a run is a few cases (test/years/retention.ts); the rest of what it does is played in memory, with its own roles held to the template.',
  },
  {
    functions: ['relay-sweep', 'set-aside-list', 'budget-check', 'watch'],
    actions: [
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'events:PutEvents',
      's3:PutObject',
      'scheduler:UpdateSchedule',
      'scheduler:DeleteSchedule',
      'secretsmanager:GetSecretValue',
      'ses:SendEmail',
      'sms-voice:SendTextMessage',
      'social-messaging:SendWhatsAppMessage',
      'states:*',
    ],
    because:
      'They do over again what another function has failed to do, or has left: what that is differs from run to run, and in a good one it is nothing. The soak and the stories with deaths use them.',
  },
  {
    functions: ['action-reminders'],
    actions: ['dynamodb:*', 'ses:SendEmail', 'secretsmanager:GetSecretValue'],
    because: 'It reminds of actions that are due in days: played in memory, with its role held to the template.',
  },
  {
    functions: ['desk-learning'],
    actions: ['secretsmanager:GetSecretValue'],
    resources: ['*IdentitySecret*'],
    because: 'What all of the desk is built on reads it; nothing that this function answers asks for it yet.',
  },
  {
    functions: ['incidents'],
    actions: ['dynamodb:*', 'ses:SendEmail'],
    because:
      'What becomes too many depends on all that other journeys file meanwhile: it is played on an emulator of its own, of which nothing is recorded, and in a simulated year, with its role held to the template.',
  },
  {
    functions: ['customer-file'],
    actions: ['dynamodb:*', 's3:GetObject', 'secretsmanager:GetSecretValue'],
    because: 'It reads a file that a company lays down at night: played in memory, with its role held to the template.',
  },
  {
    functions: ['integrations', 'outgoing'],
    actions: ['secretsmanager:GetSecretValue'],
    because:
      'What a system reports may lead to a letter with a tracking link; where all goes well it closes a promise and none is written.',
  },
  {
    functions: ['inbound', 'retention'],
    actions: ['s3:ListBucket'],
    because: 'Nothing lists a bucket: whoever may is told by S3 that an object is gone, and not that it is denied.',
  },
  {
    functions: ['anchor'],
    actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'kms:Sign', 's3:PutObject'],
    because: 'It works once a day, in the night: it is played in memory.',
  },
  {
    functions: ['desk-evidence', 'desk-evidence-by-command'],
    actions: ['s3:GetObject'],
    resources: ['*/attachments/*', '*/inbound/*', '*/packs/*'],
    because:
      'Files and originals go into a pack where the case has any; a pack is fetched by its link, which bears the name of the function.',
  },
  {
    functions: ['desk-set-aside'],
    actions: ['s3:GetObject', 's3:PutObject'],
    resources: ['*/attachments/*'],
    because: 'Files of a case are opened at the desk, and taken out of the mail they came in, where a run opens one.',
  },
  {
    functions: ['webhooks'],
    actions: ['dynamodb:UpdateItem'],
    because: 'Refused deliveries are counted where their number was counted before in that hour.',
  },
  {
    functions: ['track', 'relay'],
    actions: ['s3:PutObject'],
    resources: ['*/attachments/*'],
    because:
      'Files from the page and from platforms: played in memory and by the form, which stores in the same place by the same code.',
  },
  {
    functions: ['relay'],
    actions: ['sms-voice:SendTextMessage'],
    resources: ['arn:aws:social-messaging:*'],
    because: 'One parameter names the numbers of SMS and of WhatsApp; to the other service an ARN means nothing.',
  },
  {
    functions: ['relay'],
    actions: ['social-messaging:SendWhatsAppMessage'],
    resources: ['arn:aws:sms-voice:*'],
    because: 'One parameter names the numbers of SMS and of WhatsApp; to the other service an ARN means nothing.',
  },
];
