import { secretReader } from './aws/secrets.ts';
import { trackingUrl } from './tracking-links.ts';

/** The links that messages carry: the customer's to the tracking page of a case, the team's to the desk. */
export const links = ({ PUBLIC_URL, LINK_SECRET_ID }: { PUBLIC_URL: string; LINK_SECRET_ID: string }) => {
  const secret = secretReader(LINK_SECRET_ID);
  return {
    trackingUrl: async (caseId: string): Promise<string> => trackingUrl(PUBLIC_URL, await secret(), caseId),
    deskUrl: `${PUBLIC_URL}/desk`,
  };
};
