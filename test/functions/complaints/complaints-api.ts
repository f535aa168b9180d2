import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { ReceiveDeps } from '#cases/inbound-message/receive-complaint.ts';
import { caseStore } from '#cases/store/case-store.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import type { Table } from '#cases/store/table.ts';
import type { Law } from '#domain/deadline/law.ts';
import { type ComplaintDeps, complaintEndpoints } from '#functions/complaints/endpoints.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { caseIdNumber, policy, standingClock } from '#test/support/case-fixture.ts';
import { dated } from '#test/support/dating.ts';
import { law } from '#test/support/law.ts';

/** Everything the intake is built on, in memory. */
export const complaintsFixture = (write?: Table['write']) => {
  const table = memoryTable();
  const written = write ? { ...table, write } : table;
  const clock = standingClock();
  let ids = 0;
  let references = 0;
  const deps: ReceiveDeps & { law: Law } = {
    cases: caseStore(written, dated(table, policy, clock)),
    table: written,
    clock,
    policy,
    law,
    newId: () => caseIdNumber(++ids),
    newReference: () =>
      `AM-${String(++references + 1)
        .repeat(8)
        .slice(0, 8)}`,
    deskUrl: 'https://api.lumbre.example/desk',
    identity: async () => ({ current: 'identity-secret' }),
    trackingUrl: async (caseId) => `https://api.lumbre.example/t/${caseId}`,
  };
  return { table, clock, deps };
};

/** POST /complaints as API Gateway calls it. */
export const post = async (
  deps: ComplaintDeps,
  body: unknown,
  { source, ...headers }: Record<string, string> & { source?: string } = {},
) => {
  const event = {
    routeKey: 'POST /complaints',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: source ? { http: { sourceIp: source } } : {},
  } as unknown as APIGatewayProxyEventV2;
  const handle = httpHandler(complaintEndpoints, deps);
  const answer = (await handle(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
  return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
};
