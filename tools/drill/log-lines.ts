import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { retry } from '#platform/backoff.ts';
import { PATIENCE } from '../doctor/place.ts';
import { endpointOf, signedBy } from '../signed-call.ts';
import { DrillFailed } from './bench.ts';

/** So many pages are read of one group: of lines that hold a word of the drill there should be none at all. */
const MOST_PAGES = 200;
const LIMIT_MS = 30_000;
/** An account may ask ten times a second or less (CloudWatch Logs quotas, "FilterLogEvents"). */
const BUSY = {
  attempts: 8,
  firstMs: 200,
  isCurable: (error: unknown) => (error as Error).name === 'ThrottlingException',
};

type Answer = {
  events?: { message?: string; logStreamName?: string }[];
  nextToken?: string;
  message?: string;
  __type?: string;
};
type Asked = {
  groups: readonly string[];
  words: readonly string[];
  /** Epoch milliseconds. */
  since: number;
  /** An emulator does not know how to look for any of several words, and gives all lines. */
  isLocal: boolean;
};

/** One page of `FilterLogEvents` (CloudWatch Logs API Reference), for which no client of the SDK is here. */
const pageOf = async (region: string, asked: object): Promise<Answer> => {
  const service = 'logs';
  const url = new URL('/', endpointOf(service, region));
  const body = JSON.stringify(asked);
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Logs_20140328.FilterLogEvents' };
  const signal = AbortSignal.timeout(LIMIT_MS);
  const signed = await signedBy(region)({ service, url, headers, body });
  const response = await fetch(url, { method: 'POST', headers: signed, body, signal });
  const answer = (await response.json().catch(() => ({}))) as Answer;
  if (response.ok) return answer;
  const { __type: name = `answered ${response.status}`, message = '' } = answer;
  throw Object.assign(new Error(message || name), { name: name.split('#').at(-1) });
};

/** Lines that hold one of some words, by the groups of logs that they lie in: words are found as they were written, any of them. */
async function* linesIn(group: string, { words, since, isLocal }: Asked, region: string): AsyncGenerator<string> {
  const asked = {
    ...{ logGroupName: group, startTime: since },
    ...(!isLocal && { filterPattern: words.map((word) => `?"${word}"`).join(' ') }),
  };
  let nextToken: string | undefined;
  for (let page = 0; page === 0 || nextToken; page += 1) {
    if (page === MOST_PAGES) throw new DrillFailed(`${group} has more than ${MOST_PAGES} pages since the drill began`);
    const found = await retry(() => pageOf(region, { ...asked, ...(nextToken && { nextToken }) }), BUSY);
    for (const { message = '' } of found.events ?? []) yield message;
    ({ nextToken } = found);
  }
}

/** The groups of logs in which one of the words was written since a moment. @throws DrillFailed where there is too much to look at */
export const inLogs = async (asked: Asked): Promise<string[]> => {
  const region = await new DynamoDBClient(PATIENCE).config.region();
  const found: string[] = [];
  for (const group of asked.groups) {
    let lines = 0;
    for await (const line of linesIn(group, asked, region))
      if (asked.words.some((word) => line.toLowerCase().includes(word))) lines += 1;
    if (lines > 0) found.push(`${group}, ${lines} lines`);
  }
  return found;
};
