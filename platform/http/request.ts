/** A request as an endpoint sees it: validated, without API Gateway's shape. */
export type Request<Body = unknown> = {
  params: Record<string, string>;
  query: Record<string, string>;
  /** The query exactly as it was written, without its question mark. */
  rawQuery: string;
  headers: Record<string, string>;
  body: Body;
  /** The network address that it came from, as API Gateway or CloudFront saw it; absent where nothing says. */
  source?: string;
  /** The desk's user; absent on public routes. */
  user?: { id: string; groups: string[] };
};

/** What is answered: JSON, or text, or bytes as they are. */
export type Response = {
  status: number;
  body?: unknown;
  text?: string;
  bytes?: Uint8Array;
  headers?: Record<string, string>;
};
