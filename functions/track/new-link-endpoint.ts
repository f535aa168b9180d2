import * as z from 'zod/mini';
import { endpoint } from '#platform/http/endpoint.ts';
import { isForm, languageOf, tokenOf } from './asked.ts';
import type { TrackDeps } from './contract.ts';
import { pageQuery } from './form-endpoint.ts';
import { missing } from './missing-link.ts';
import { deadPage } from './page/links.ts';
import { PATH } from './path.ts';
import { requestLink } from './request-link.ts';

/** Asks for a link that holds and shows all. The answer is the same whatever there is to send it to. */
export const newLink = endpoint<TrackDeps, Record<string, unknown>>({
  method: 'POST',
  path: `${PATH}/new-link`,
  summary: 'Ask for a new link: it is sent to the address on the case, if there is one',
  access: 'public',
  query: pageQuery,
  forms: true,
  body: z.record(z.string(), z.unknown()),
  refuses: ['no-such-link'],
  responses: { 200: { description: 'Heard; nothing is said of the case', schema: z.looseObject({}) } },
  handle: async (request, deps) => {
    const asPage = isForm(request);
    const isKnown = await requestLink(tokenOf(request), deps);
    if (!isKnown) return missing(request, { asPage, link: undefined }, deps);
    if (!asPage) return { status: 200, body: {} };
    const { policy, publicUrl } = deps;
    const language = languageOf(request, policy.company.defaultLanguage);
    const place = { language, address: `${publicUrl}/t/${tokenOf(request)}` };
    return deadPage(place, policy.company, { publicUrl, isSent: true });
  },
});
