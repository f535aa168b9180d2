/**
 * List prices in USD, us-east-1, without free tier, of 2026-11 (aws.amazon.com price pages; eu-west-1 is 0 to 14 % dearer for
 * DynamoDB, HTTP API and logs, equal for the rest).
 */
export const PRICES = {
  transition: 0.025 / 1000,
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1e6,
  httpApiRequest: 1 / 1e6,
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  mail: 0.1 / 1000,
  busEvent: 1 / 1e6,
  schedule: 1 / 1e6,
  comprehendUnit: 0.0001,
  comprehendContainsUnit: 0.000002,
  s3Put: 0.005 / 1000,
  logGb: 0.5,
} as const;

/** What one complaint uses, counted. */
export type Usage = {
  transitions: number;
  lambdaRequests: number;
  lambdaGbSeconds: number;
  httpRequests: number;
  writeUnits: number;
  readUnits: number;
  mails: number;
  busEvents: number;
  schedules: number;
  comprehendUnits: number;
  comprehendContainsUnits: number;
  logBytes: number;
};

/** Cost of `complaints` complaints, line by line, in USD. */
export const costOf = (usage: Usage, complaints: number): Record<string, number> => ({
  'Step Functions': usage.transitions * PRICES.transition * complaints,
  Lambda: (usage.lambdaRequests * PRICES.lambdaRequest + usage.lambdaGbSeconds * PRICES.lambdaGbSecond) * complaints,
  'HTTP API': usage.httpRequests * PRICES.httpApiRequest * complaints,
  DynamoDB: (usage.writeUnits * PRICES.writeUnit + usage.readUnits * PRICES.readUnit) * complaints,
  SES: usage.mails * PRICES.mail * complaints,
  EventBridge: usage.busEvents * PRICES.busEvent * complaints,
  Scheduler: usage.schedules * PRICES.schedule * complaints,
  Comprehend:
    (usage.comprehendUnits * PRICES.comprehendUnit + usage.comprehendContainsUnits * PRICES.comprehendContainsUnit) *
    complaints,
  Logs: (usage.logBytes / 1e9) * PRICES.logGb * complaints,
});
