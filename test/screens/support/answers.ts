import type { Page, Route } from 'playwright-core';

/** What the API says while it fails. */
const FAILED = { type: 'about:blank', title: 'Failed on purpose', status: 500, code: 'on-purpose' };

/** What becomes of what the desk asks for: it comes, it never comes, it fails, or the network is gone. */
export type State = 'full' | 'loading' | 'error' | 'offline';

const MET: Record<Exclude<State, 'full'>, (route: Route) => Promise<void>> = {
  // Held back for good; the window closes over it.
  loading: async () => undefined,
  error: (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(FAILED) }),
  offline: (route) => route.abort('internetdisconnected'),
};

/** From now on every request of the desk to the API meets this; its files and the sign-in go on. */
export const letAnswersBe = async (page: Page, state: State): Promise<void> => {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  if (state === 'full') return;
  await page.route(
    ({ pathname }) => pathname.startsWith('/desk'),
    (route) => (route.request().resourceType() === 'fetch' ? MET[state](route) : route.continue()),
  );
};
