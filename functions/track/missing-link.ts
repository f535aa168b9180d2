import { Refusal } from '#domain/refusal.ts';
import type { Request, Response } from '#platform/http/request.ts';
import { languageOf, tokenOf } from './asked.ts';
import type { TrackDeps } from './contract.ts';
import type { DeadLink } from './open-link.ts';
import { deadPage } from './page/links.ts';
import { missingPage } from './page/missing.ts';

/** The answer to a link that opens nothing. Refuses, for programs: no-such-link, link-over. */
export const missing = (
  request: Request<unknown>,
  { asPage, link }: { asPage: boolean; link: DeadLink | undefined },
  { policy, publicUrl }: Pick<TrackDeps, 'policy' | 'publicUrl'>,
): Response => {
  if (!asPage) throw new Refusal(link ? 'link-over' : 'no-such-link');
  const language = languageOf(request, policy.company.defaultLanguage);
  if (!link) return missingPage(language, policy.company, publicUrl);
  const place = { language, address: `${publicUrl}/t/${tokenOf(request)}` };
  return deadPage(place, policy.company, { publicUrl, isSent: false });
};
