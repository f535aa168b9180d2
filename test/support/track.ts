import type { TrackDeps } from '#functions/track/contract.ts';
import { trackEndpoints } from '#functions/track/endpoints.ts';
import { trackingToken } from '#platform/tracking-links.ts';
import { caller } from './call.ts';
import { CASE_ID, type CaseFixture, caseFixture } from './case-fixture.ts';

export const SECRET = { current: 'a secret for tests only' };
const tokenOf = (caseId: string): string => trackingToken(SECRET, { caseId, scope: 'full', version: 0 });
export const TOKEN = tokenOf(CASE_ID);
/** Where the customer of a case sees it. */
export const pageOf = (caseId: string): string => `/t/${tokenOf(caseId)}`;
export const PAGE = pageOf(CASE_ID);

const trackDeps = (fixture: CaseFixture, kept: string[], publicUrl = 'https://amends.example'): TrackDeps => {
  let made = 0;
  return {
    ...fixture,
    evidence: { keep: async (key) => void kept.push(key) },
    newId: () => `id-${++made}`,
    linkSecret: async () => SECRET,
    publicUrl,
    deskUrl: `${publicUrl}/desk`,
    openApi: '{"openapi":"3.1.0"}',
    disrupted: () => [],
  };
};

/** The customer's side over an empty table: `see` is the case as data, `page` as a page. */
export const aCustomer = (fixture = caseFixture(), publicUrl?: string) => {
  const kept: string[] = [];
  const track = caller(trackEndpoints, trackDeps(fixture, kept, publicUrl));
  return {
    ...fixture,
    /** Keys of the files that were kept. */
    kept,
    track,
    see: async () => (await track('GET', PAGE, { headers: { accept: 'application/json' } })).body,
    page: async (query: Record<string, string> = {}) =>
      (await track('GET', PAGE, { query, headers: { accept: 'text/html' } })).text,
  };
};

/** What the first form of a page that posts to `name` sends along unseen. */
export const hiddenFields = (page: string, name = 'answer'): Record<string, string> => {
  const form = page.split('<form ').find((part) => part.includes(`/${name}?`)) ?? '';
  return Object.fromEntries(
    [...(form.split('</form>')[0] ?? '').matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, field = '', value = '']) => [field, value],
    ),
  );
};
