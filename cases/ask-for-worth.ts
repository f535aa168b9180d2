import { randomUUID } from 'node:crypto';
import { keys } from '#cases/store/keys.ts';
import type { Table } from '#cases/store/table.ts';
import { type AskWorth, askedWrites, worthOf, worthWrites } from '#cases/store/worths.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { Transient } from '#domain/failures.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { CustomerRow } from '#domain/worth/customer-file.ts';
import { type AskedFor, CUSTOMERS, customerQuestion, type Said, saidIn } from '#domain/worth/customer-service.ts';
import { type IntegrationKeyReader, integrationKeys } from '#platform/aws/integration-secrets.ts';
import { type Secret, secretReader } from '#platform/aws/secrets.ts';
import { customerIdentities } from '#platform/customer-keys.ts';
import { postSigned } from '#platform/http/post-signed.ts';
import { log } from '#platform/log.ts';

export type AskDeps = {
  table: Table;
  clock: Clock;
  policy: Policy;
  /** Key of the pseudonyms. */
  identity: () => Promise<Secret>;
  keysOf: IntegrationKeyReader;
  fetch: typeof fetch;
};

/** What of the data of a case belongs to these pseudonyms: what is only claimed beside it is not asked for. */
const askedFor = (known: Complainant, { secret, among }: { secret: string; among: readonly string[] }): AskedFor => {
  const { email, phone, id } = known;
  const belongs = (by: AskedFor): AskedFor =>
    customerIdentities(secret, by).some(({ key }) => among.includes(key)) ? by : {};
  return { ...(email && belongs({ email })), ...(phone && belongs({ phone })), ...(id && belongs({ id })) };
};

const ask = async (by: AskedFor, deps: AskDeps): Promise<Said> => {
  const { policy, clock, keysOf } = deps;
  const { service } = policy.customers;
  const secrets = service && (await keysOf(CUSTOMERS));
  if (!service || !secrets) return { why: 'not-set-up' };
  const body = customerQuestion(by, { at: clock.now(), currency: policy.company.currency });
  const { status, text } = await postSigned({ id: randomUUID(), body }, { ...service, keys: secrets }, deps);
  return saidIn({ status, text: await text() });
};

/** What it said in any case: what fails is a reason, and the name of the error alone is logged. */
const saidOf = async (by: AskedFor, deps: AskDeps): Promise<Said> => {
  const said = await ask(by, deps).catch((error: unknown): Said => {
    const cause = error instanceof Transient ? error.message : error instanceof Error ? error.name : 'Error';
    log('warn', 'customer service failed', { cause });
    return { why: 'no-answer' };
  });
  if ('why' in said && (said.why === 'refused' || said.why === 'unreadable'))
    log('warn', 'customer service failed', { cause: said.why });
  return said;
};

/**
 * Asks the company's service what the customer of a case is worth to it, by what they have proved, and keeps what it says under their
 * pseudonyms until it is too old. One try, no longer than the policy says: whatever goes wrong is kept as the reason why it is unknown.
 */
export const askForWorth =
  (deps: AskDeps): AskWorth =>
  async ({ caseId }, pseudonyms) => {
    const { table, clock, policy, identity } = deps;
    try {
      const [known, { current: secret }] = await Promise.all([table.get(keys.complainant(caseId)), identity()]);
      const by = askedFor((known ?? {}) as Complainant, { secret, among: pseudonyms });
      const said: Said = Object.keys(by).length > 0 ? await saidOf(by, deps) : { why: 'handle-only' };
      const at = clock.now();
      const ttl = Math.floor(Date.parse(clock.after(at, policy.customers.keptFor)) / 1000);
      const record = ({ id, value, ...rest }: CustomerRow) => {
        const [{ key: customer } = { key: '' }] = customerIdentities(secret, { id });
        return worthWrites(pseudonyms, { customer, value: Math.round(value * 100), ...rest, asOf: at, ttl });
      };
      const asked = { at, ...('why' in said && { why: said.why }), ttl };
      await table.write([...askedWrites(pseudonyms, asked), ...('customer' in said ? record(said.customer) : [])]);
    } catch (error) {
      log('warn', 'customer service failed', { cause: error instanceof Error ? error.name : 'Error' });
    }
  };

/** `worthOf` for a stage, which asks where nothing is kept that is fresh. */
export const worthAskedFor = (
  stores: Pick<AskDeps, 'table' | 'clock' | 'policy'>,
  { IDENTITY_SECRET_ID, CHANNEL_SECRETS_ID }: { IDENTITY_SECRET_ID: string; CHANNEL_SECRETS_ID: string },
) =>
  worthOf({
    ...stores,
    ask: askForWorth({
      ...stores,
      identity: secretReader(IDENTITY_SECRET_ID),
      keysOf: integrationKeys(CHANNEL_SECRETS_ID),
      fetch,
    }),
  });
