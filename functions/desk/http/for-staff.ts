import type { Request, Response } from '#platform/http/request.ts';
import type { DeskDeps } from '../contract.ts';
import { type Reader, readerOf } from './reader.ts';

/** Only those signed in with a role come this far; the reader is what every use case of the desk starts from. */
export const forStaff =
  <Body, Deps = DeskDeps>(handle: (request: Request<Body>, deps: Deps, reader: Reader) => Promise<Response>) =>
  async (request: Request<Body>, deps: Deps): Promise<Response> =>
    handle(request, deps, readerOf(request));

/** What an endpoint answers with. */
export const ok = (body: unknown): Response => ({ status: 200, body });
/** The id in the path. */
export const id = (request: Request<unknown>): string => request.params['id'] ?? '';
