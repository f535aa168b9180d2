import type { Endpoint } from '#platform/http/endpoint.ts';
import type { Request } from '#platform/http/request.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import type { DeskDeps } from '../contract.ts';

/** What is put in order for whoever acted once their act is done, by the endpoint; undefined where there is nothing. */
export type Afterwards = (
  entry: Pick<Endpoint<never>, 'method' | 'path'>,
) => ((request: Request<never>, deps: Pick<DeskDeps, 'table'>) => Promise<void>) | undefined;

/** All of them at the same time: whoever acted waits for the slowest alone. */
export const withAfterwards =
  (...all: Afterwards[]) =>
  <Deps extends DeskDeps>(entry: DeskEndpoint<Deps>): DeskEndpoint<Deps> => {
    const steps = all.map((one) => one(entry)).filter((step) => step !== undefined);
    if (steps.length === 0) return entry;
    return {
      ...entry,
      handle: async (request, deps) => {
        const answer = await entry.handle(request, deps);
        await Promise.all(steps.map((step) => step(request, deps)));
        return answer;
      },
    };
  };
