import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Ticket = {
  status: string;
  tags: string[];
  updated_at: string;
  comments: { body: string; public: boolean }[];
};
export type Conversation = {
  status: string;
  labels: string[];
  messages: { content: string; message_type: string; private: boolean }[];
};

type Answer = { status: number; body: object };

const TICKET = /^\/api\/v2\/tickets\/(\d+)\.json$/;
const CONVERSATION = /^\/api\/v1\/accounts\/1\/conversations\/(\d+)\/(messages|labels|toggle_status)$/;

/**
 * The APIs of Zendesk and Chatwoot as they document them, over HTTP on loopback: developer.zendesk.com ("Show Ticket", "Update
 * Ticket", "Protecting against ticket update collisions"), developers.chatwoot.com ("Add labels", "Toggle status", "Create new
 * message"). Whoever tests puts tickets and conversations into them.
 */
export const helpDeskApis = () => {
  const tickets = new Map<string, Ticket>();
  const conversations = new Map<string, Conversation>();
  /** What comes of the next changes: this status, done without an answer, or as usual. */
  const faults: (number | 'after' | 'usual')[] = [];
  const asked: { method: string; path: string; headers: IncomingMessage['headers'] }[] = [];
  let changes = 0;

  const zendesk = (
    method: string,
    id: string,
    { ticket: change = {} }: { ticket?: Record<string, unknown> },
  ): Answer => {
    const ticket = tickets.get(id);
    if (!ticket) return { status: 404, body: { error: 'RecordNotFound' } };
    if (method === 'GET') return { status: 200, body: { ticket: { id: Number(id), ...ticket } } };
    if (ticket.status === 'closed') return { status: 422, body: { error: 'RecordInvalid' } };
    if (change['safe_update'] && change['updated_stamp'] !== ticket.updated_at) return { status: 409, body: {} };
    ticket.comments.push(change['comment'] as Ticket['comments'][number]);
    ticket.tags = (change['tags'] as string[] | undefined) ?? ticket.tags;
    ticket.status = (change['status'] as string | undefined) ?? ticket.status;
    ticket.updated_at = `2026-11-23T09:00:${String(++changes).padStart(2, '0')}Z`;
    const events = [{ id: changes, type: 'Comment' }];
    return { status: 200, body: { ticket: { id: Number(id), ...ticket }, audit: { id: changes, events } } };
  };
  const chatwoot = (method: string, [id = '', what]: string[], body: Record<string, unknown>): Answer => {
    const talk = conversations.get(id);
    if (!talk) return { status: 404, body: { error: 'Resource could not be found' } };
    if (method === 'GET') return { status: 200, body: { payload: what === 'labels' ? talk.labels : talk.messages } };
    if (what === 'messages') talk.messages.push(body as Conversation['messages'][number]);
    if (what === 'labels') talk.labels = body['labels'] as string[];
    if (what === 'toggle_status') talk.status = String(body['status']);
    return { status: 200, body: { id: ++changes } };
  };

  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    const { method = 'GET', url = '', headers } = request;
    asked.push({ method, path: url, headers });
    const fault = method === 'GET' ? undefined : faults.shift();
    const answer = (): Answer => {
      if (typeof fault === 'number') return { status: fault, body: {} };
      const body = JSON.parse(text || '{}');
      const ticket = TICKET.exec(url);
      if (ticket) return zendesk(method, ticket[1] ?? '', body);
      const conversation = CONVERSATION.exec(url);
      return conversation ? chatwoot(method, conversation.slice(1), body) : { status: 404, body: {} };
    };
    const { status, body } = answer();
    // It was done, and nobody learned of it.
    response.writeHead(fault === 'after' ? 503 : status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  /** Begins to answer. @returns its address */
  const start = async (): Promise<string> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { start, stop, tickets, conversations, faults, asked };
};
