import type { CaseStore } from '#domain/case/case-store.ts';
import { type LinkScope, linkVersion } from '#domain/case/links.ts';
import { type Secret, secretReader } from './aws/secrets.ts';
import { trackingUrl } from './tracking-links.ts';

/** Which link of a case: the full one, in the version that holds, unless it is said otherwise. */
type WhichLink = { scope?: LinkScope; version?: number };

/**
 * The link to the tracking page of a case. What is asked for without more is the full one, for messages to the customer: it goes
 * where they are reached, and nowhere else. The version is read from the case where it is not given.
 */
export type TrackingUrl = (caseId: string, link?: WhichLink) => Promise<string>;

/** Makes tracking links. */
export const trackingLinks =
  (publicUrl: string, secret: () => Promise<Secret>, cases: Pick<CaseStore, 'head'>): TrackingUrl =>
  async (caseId, { scope = 'full', version } = {}) => {
    const holds = version ?? linkVersion((await cases.head(caseId)) ?? {});
    return trackingUrl(publicUrl, await secret(), { caseId, scope, version: holds });
  };

/** The links that messages carry: the customer's to the tracking page of a case, the team's to the desk. */
export const links = (
  { PUBLIC_URL, LINK_SECRET_ID }: { PUBLIC_URL: string; LINK_SECRET_ID: string },
  cases: Pick<CaseStore, 'head'>,
) => ({
  trackingUrl: trackingLinks(PUBLIC_URL, secretReader(LINK_SECRET_ID), cases),
  deskUrl: `${PUBLIC_URL}/desk`,
});
