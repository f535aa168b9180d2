import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { annotateTrace } from '#platform/trace.ts';

let daemon: Socket;
let heard: string[];

beforeEach(async () => {
  heard = [];
  daemon = createSocket('udp4');
  daemon.on('message', (bytes) => heard.push(bytes.toString('utf8')));
  daemon.bind(0, '127.0.0.1');
  await once(daemon, 'listening');
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', `127.0.0.1:${daemon.address().port}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  daemon.close();
});

/** A run as Lambda begins it: each has a trace of its own. */
const run = (root: string, sampled = '1'): void =>
  void vi.stubEnv('_X_AMZN_TRACE_ID', `Root=${root};Parent=53995c3f42cd8ad8;Sampled=${sampled};Lineage=1:a:0`);

/** What was heard by the time that one is, which is sent last: datagrams within a machine keep their order. */
const heardUpTo = async (caseId: string): Promise<Record<string, unknown>[]> => {
  const isHeard = () => heard.some((text) => text.includes(`"${caseId}"`));
  while (!isHeard()) await once(daemon, 'message');
  return heard.map((text) => {
    const [header, ...rest] = text.split('\n');
    expect(JSON.parse(header ?? '')).toEqual({ format: 'json', version: 1 });
    return JSON.parse(rest.join('\n'));
  });
};

describe('the trace of a run', () => {
  test('It is marked once with each case that the run works for', async () => {
    vi.spyOn(console, 'info').mockImplementation(() => {});
    const contract = { name: 'own', input: z.object({ caseId: z.string() }), output: z.object({}) };
    const stage = lambdaHandler(contract, async () => ({}), {});
    run('1-5759e988-bd862e3fe1be46a994272791');
    await stage({ caseId: 'case-one' }, {} as never);
    annotateTrace('case-one');
    await stage({ caseId: 'case-two' }, {} as never);
    const parts = await heardUpTo('case-two');
    expect(parts).toMatchObject([{ annotations: { caseId: 'case-one' } }, { annotations: { caseId: 'case-two' } }]);
    expect(parts[0]).toMatchObject({
      type: 'subsegment',
      trace_id: '1-5759e988-bd862e3fe1be46a994272791',
      parent_id: '53995c3f42cd8ad8',
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  test('The next run of the instance is marked anew; one that is not sampled, or not traced, is not', async () => {
    run('1-5759e988-000000000000000000000001');
    annotateTrace('case-three');
    run('1-5759e988-000000000000000000000002', '0');
    annotateTrace('case-unsampled');
    vi.stubEnv('_X_AMZN_TRACE_ID', undefined);
    annotateTrace('case-untraced');
    run('1-5759e988-000000000000000000000003');
    annotateTrace('case-three');
    annotateTrace('case-last');
    const parts = await heardUpTo('case-last');
    expect(parts.map(({ trace_id, annotations }) => [String(trace_id).at(-1), annotations])).toEqual([
      ['1', { caseId: 'case-three' }],
      ['3', { caseId: 'case-three' }],
      ['3', { caseId: 'case-last' }],
    ]);
  });
});
