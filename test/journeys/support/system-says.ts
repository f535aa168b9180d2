import { webhookHeaders } from '#platform/standard-webhooks.ts';

/** A system of the company says something to Amends, signed with its secret. */
export const systemSays = ({ url, secret }: { url: string; secret: string }, said: object): Promise<Response> => {
  const body = JSON.stringify(said);
  const headers = webhookHeaders({ id: crypto.randomUUID(), at: new Date().toISOString(), body }, [secret]);
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
};
