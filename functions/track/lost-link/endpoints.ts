import * as z from 'zod/mini';
import { Refusal } from '#domain/refusal.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { parsed } from '#platform/http/validation.ts';
import { freeText } from '#platform/text.ts';
import { isForm, languageOf } from '../asked.ts';
import type { TrackDeps } from '../contract.ts';
import { type Fields, pageQuery } from '../form-endpoint.ts';
import { lostLinkPage } from './page.ts';
import { sendLostLink } from './send-lost-link.ts';

const LostLink = z.strictObject({ reference: freeText(30), contact: freeText(254) });

const where = { path: '/lost-link', access: 'public', query: pageQuery } as const;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** For whoever has lost the link: the number of the complaint, and the mail or phone that stands in it. */
export const lostLink: Endpoint<TrackDeps>[] = [
  endpoint<TrackDeps>({
    ...where,
    method: 'GET',
    summary: 'The form on which a customer who lost the link asks for it again',
    refuses: [],
    responses: { 200: { description: 'The form', contentType: 'text/html', schema: z.string() } },
    handle: async (request, { policy, publicUrl }) => {
      const { company } = policy;
      return lostLinkPage({ language: languageOf(request, company.defaultLanguage), publicUrl, company });
    },
  }),
  endpoint<TrackDeps, Fields>({
    ...where,
    method: 'POST',
    summary: 'Ask for the link again: it goes to the address of the complaint, and the answer is always the same',
    forms: true,
    // Validated by `handle`, so that a form that lacks something can be shown again.
    body: z.record(z.string(), z.unknown()),
    bodies: [LostLink],
    refuses: [],
    responses: { 200: { description: 'Heard; nothing is said of any complaint', schema: z.looseObject({}) } },
    handle: async (request, deps) => {
      const { policy, publicUrl } = deps;
      const { company } = policy;
      const page = { language: languageOf(request, company.defaultLanguage), publicUrl, company };
      const { reference, contact } = request.body;
      try {
        await sendLostLink(parsed(LostLink, { reference, contact }), deps);
      } catch (error) {
        if (!(error instanceof Refusal) || !isForm(request)) throw error;
        return lostLinkPage({ ...page, entered: { reference: textOf(reference), contact: textOf(contact) } });
      }
      return isForm(request) ? lostLinkPage({ ...page, isSent: true }) : { status: 200, body: {} };
    },
  }),
];
