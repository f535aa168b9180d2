import type { AllPlaces } from '#platform/http/handler.ts';

type Method = ReturnType<AllPlaces['places']>[number]['method'];

/** All that can be asked, by the description of the API; it is read when somebody asks for what is not there. */
export const placesIn =
  (openApi: string): AllPlaces['places'] =>
  () => {
    const { paths } = JSON.parse(openApi) as { paths: Record<string, object> };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() as Method })),
    );
  };
