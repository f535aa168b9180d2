import type { SendingDeps } from '#channels/contract.ts';

type Sent = { method: string; url: string; headers: Record<string, string>; body: unknown };

/** A platform's API that answers as it is told, and what it was sent. */
export const platform = (status: number, answer: unknown, settings: Record<string, string>) => {
  const sent: Sent[] = [];
  const deps: SendingDeps = {
    settings,
    now: () => '2026-11-23T09:00:00.000Z',
    fetch: async (url, init) => {
      const { method = 'GET', headers, body } = init ?? {};
      sent.push({
        method,
        url: String(url),
        headers: headers as Record<string, string>,
        body: JSON.parse(String(body)),
      });
      return new Response(JSON.stringify(answer), { status });
    },
  };
  return { sent, deps };
};

/** A message on its way to the customer of ticket or conversation 51. */
export const outgoing = {
  to: '8447',
  text: 'Le llamamos mañana.',
  threadId: '51',
  language: 'es',
  reference: 'AM-7K3Q9F2D',
  trackingUrl: 'https://api.lumbre.example/t/x',
} as const;
