import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { LinkRenewal, RenewedLinks } from './contract.ts';
import { nextVersion, renewLinks } from './renew-links.ts';

/** Tracking links that fell into the wrong hands. */
export const linksEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/links',
    summary: 'Withdraw the tracking links that are out; the customer gets a new one, or staff hand it over',
    body: LinkRenewal,
    done: { description: 'What holds now', schema: RenewedLinks },
    refuses: ['links-used-up', 'links-renewed-before'],
    check: ({ file }) => void nextVersion(file.head),
    act: renewLinks,
  }),
];
