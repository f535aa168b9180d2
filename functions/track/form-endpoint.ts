import * as z from 'zod/mini';
import { checkedFiles, type UploadedFile } from '#cases/inbound-message/uploaded-files.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { casesOfPerson } from '#domain/case/other-person.ts';
import { resolveMerged } from '#domain/case/resolve-merged.ts';
import { readingOfPage } from '#domain/messages/message-page.ts';
import { underPolicy } from '#domain/policy/under-policy.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import type { Upload } from '#platform/http/multipart.ts';
import type { Request, Response } from '#platform/http/request.ts';
import { comesFromPage, isForm, languageOf } from './asked.ts';
import { type TrackDeps, Tracking } from './contract.ts';
import { earlierShown } from './earlier/earlier-view.ts';
import { keyIn } from './keyed-id.ts';
import { missing } from './missing-link.ts';
import type { OpenedLink } from './open-link.ts';
import type { FormName } from './page/forms.ts';
import { backToPage, casePage, opened, type RefusedForm, refusedForm } from './page-answers.ts';
import { PATH } from './path.ts';
import { showTracking } from './show-tracking.ts';

/** The fields of a form as they were sent. */
export type Fields = Record<string, unknown>;

/** What a form says: its fields, the files that came with them, and the mark of the form, where it was one of ours. */
export type Sent = { fields: Fields; files: readonly UploadedFile[]; key: string | undefined };

type Act = (caseId: string, sent: Sent, deps: TrackDeps) => Promise<unknown>;

/** What one request of API Gateway and Lambda holds, encoded, with room for the fields (Lambda: 6 MB of a synchronous call). */
const MOST_BYTES = 4_300_000;

/** Only a form has files and a mark; of data they are fields like any other. Refuses: file-not-allowed. */
const sentIn = (request: Request<Fields>): Sent => {
  if (!isForm(request)) return { fields: request.body, files: [], key: undefined };
  const { files = [], key: _, ...fields } = request.body;
  return { fields, files: checkedFiles(files as Upload[]), key: keyIn(request.body) };
};

/** What another person does in the case that theirs was merged into is marked as theirs. */
const depsOf = ({ link, own }: OpenedLink, deps: TrackDeps): TrackDeps =>
  link === 'own' && own
    ? { ...deps, person: own.head.caseId, cases: casesOfPerson(deps.cases, own.head.caseId) }
    : deps;

/**
 * What every form of the page shares: programs send JSON and get the case as it is now, or a problem; people send a form
 * and land on the page again, with thanks or with what has to be corrected.
 */
const submission =
  ({ name: form, act, ...other }: Form) =>
  async (request: Request<Fields>, deps: TrackDeps): Promise<Response> => {
    const asPage = comesFromPage(request);
    const found = await opened(request, deps);
    if (!found || 'dead' in found) return missing(request, { asPage, link: found }, deps);
    const { file, link } = found;
    const { caseId, replyLanguage } = file.head;
    const itsDeps = await underPolicy(deps, file.head);
    const theirs = depsOf(found, itsDeps);
    if (!asPage) {
      refuseClosed(found, form);
      await act(caseId, sentIn(request), theirs);
      const after = (await deps.cases.load(caseId, readingOfPage())) ?? file;
      return {
        status: 200,
        body: showTracking(
          after,
          {
            ...{ language: languageOf(request, replyLanguage), link, own: found.own },
            earlier: await earlierShown({ file: after, link }, deps),
          },
          itsDeps,
        ),
      };
    }
    try {
      refuseClosed(found, form);
      const instead = other.instead?.({ request, found }, itsDeps);
      if (instead) return instead;
      await act(caseId, sentIn(request), theirs);
      return backToPage(request, form, deps);
    } catch (error) {
      const attempt = refusedForm(form, error);
      const now = { ...found, file: (await resolveMerged(deps.cases, caseId, readingOfPage())) ?? file };
      if (other.isRepeat?.(now.file, request.body)) return backToPage(request, form, deps);
      return (
        other.instead?.({ request, found: now, attempt }, itsDeps) ?? casePage(request, { ...now, attempt }, itsDeps)
      );
    }
  };

/**
 * What a customer sends belongs to no case that the law keeps closed; the page says whom to write to. Nor does anything come in
 * by a link that shows only how the case stands; by that of another person, what they have to say and that they ask for somebody.
 */
const refuseClosed = ({ file: { head }, link }: OpenedLink, form: FormName): void => {
  const isOthers = link === 'own' && form !== 'message' && form !== 'person';
  if (link === 'state' || isOthers) throw new Refusal('link-state-only');
  if (head.blockedAt)
    throw new Refusal('case-blocked', { title: 'The law keeps the case closed: nothing can be added to it' });
};

/** What every address of the page takes. */
export const pageQuery = {
  lang: { description: 'Language of the answer; the language of the case if absent', values: ['es', 'en'] },
};
const shown = { description: 'The case as it is now (programs)', schema: Tracking };
const sent = { 303: { description: 'Back to the page (forms)' } };

type Form = {
  path: string;
  summary: string;
  schema: z.ZodMiniType;
  name: FormName;
  /** Codes of what it refuses, besides a link we did not sign and a blocked case. */
  refuses: readonly RefusalCode[];
  act: Act;
  /** Also takes files. */
  files?: boolean;
  /** The page that a form leads to in place of an act, or in place of the case where it was refused. */
  instead?: (
    answered: { request: Request<Fields>; found: OpenedLink; attempt?: RefusedForm },
    deps: TrackDeps,
  ) => Response | undefined;
  /** Whether what was refused is there already, since the same form was sent before. */
  isRepeat?: (file: CaseFile, fields: Fields) => boolean;
};

/** The endpoint of a form of the page. */
export const formEndpoint = (definition: Form) =>
  endpoint<TrackDeps, Fields>({
    method: 'POST',
    path: `${PATH}/${definition.path}`,
    summary: definition.summary,
    access: 'public',
    query: pageQuery,
    forms: true,
    ...(definition.files && { uploads: MOST_BYTES }),
    // Validated by `act`, so that a form that is not valid can be shown again.
    body: z.record(z.string(), z.unknown()),
    bodies: [definition.schema],
    refuses: [
      ...(['no-such-link', 'link-over', 'link-state-only', 'case-blocked', 'try-again'] as const),
      ...(definition.files ? (['file-not-allowed'] as const) : []),
      ...definition.refuses,
    ],
    responses: { 200: shown, ...sent },
    handle: submission(definition),
  });
