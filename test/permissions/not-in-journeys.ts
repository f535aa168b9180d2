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
];
