import type * as z from 'zod/mini';
import type { ProblemCode } from './problems.ts';
import type { Request, Response } from './request.ts';

/**
 * One endpoint, as data: the router, the API's routes and the OpenAPI document are all made from it.
 * `body` validates; `responses` and `refuses` document, and a test checks real answers against them.
 */
export type Endpoint<Deps> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  /** API Gateway path, such as `/desk/tasks/{id}/complete`. */
  path: string;
  summary: string;
  access: 'public' | 'desk';
  query?: Record<string, { description: string; values?: readonly string[] }>;
  headers?: Record<string, { description: string; required: boolean }>;
  body?: z.ZodMiniType;
  /** Where the path decides what the body holds, all it may be: documents only, `handle` validates. */
  bodies?: readonly z.ZodMiniType[];
  /** Takes a body of any type, up to that many bytes, and hands it on byte by byte (`Uint8Array`), as signatures need it. */
  raw?: number;
  /** Also takes `application/x-www-form-urlencoded`, for pages without script. */
  forms?: boolean;
  /**
   * Also takes `multipart/form-data` of up to that many bytes, for forms with files; the body is then the fields, and in `files` the
   * files (`Upload`).
   */
  uploads?: number;
  /** Codes of what it refuses by its own rules; those of signing in and of reading the body follow from the rest. */
  refuses: readonly ProblemCode[];
  /** What it answers with besides refusals. */
  responses: Record<number, { description: string; schema?: z.ZodMiniType; contentType?: string }>;
  /** Sees a request whose body is what `body` made of it. */
  handle: (request: Request<never>, deps: Deps) => Promise<Response>;
};

/** An endpoint as it is written down: what `handle` gets is what `body` makes. */
export type Definition<Deps, Body> = Omit<Endpoint<Deps>, 'body' | 'handle'> & {
  body?: z.ZodMiniType<Body>;
  handle: (request: Request<Body>, deps: Deps) => Promise<Response>;
};

/** Keeps the type of the body where an endpoint is written down, and lets endpoints of many bodies stand in one list. */
export const endpoint = <Deps, Body = never>(definition: Definition<Deps, Body>): Endpoint<Deps> => definition;
