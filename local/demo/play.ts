import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, type CaseView, succeeded } from '#tools/api-client.ts';
import type { LocalRun } from '../local-run.ts';
import { authenticated, deliverMail, plainMail } from '../mail-client.ts';
import { answerAs, asCustomer, linkIn, type MailReader } from './answer.ts';
import { type Action, type CustomerAnswer, nextActions, type Story } from './story.ts';

/** Where a story stands: the case as a supervisor sees it, and the customer's link. */
export type Played = { caseId: string; trackingUrl: string; view: CaseView };

type Stage = { run: LocalRun; api: ApiClient };

/** Somebody who may read every case; reads only. */
const OBSERVER = 'andres';
const POLL_MS = 700;
/** Four minutes of looking for an answer: a machine may be slow. */
const MAIL_TRIES = 340;

const complainByMail = async ({ run, api }: Stage, { complaint }: Story): Promise<Omit<Played, 'view'>> => {
  const address = complaint.customer?.email ?? '';
  const { name = '' } = complaint.customer ?? {};
  const mail = { from: `${name} <${address}>`, to: 'atencion@lumbre.example', subject: complaint.subject ?? '' };
  // Its receiver has proved the sender, so it is known from the first moment whose complaint it is.
  const headers = [authenticated(address.split('@')[1] ?? '')];
  await deliverMail(run, plainMail({ ...mail, text: complaint.text, headers }));
  for (let attempt = 0; attempt < MAIL_TRIES; attempt++) {
    // Like the customer: the first mail back holds the link.
    const [first] = await api.mailsTo(address);
    const trackingUrl = first && linkIn(first.BodyText);
    const { deliveries = [] } = succeeded(await (await api.as(OBSERVER)).deliveries('email'));
    const opened = deliveries.filter(({ result }) => result === 'opened');
    for (const { caseId = '' } of trackingUrl ? opened : [])
      if (first?.BodyText.includes(succeeded(await (await api.as(OBSERVER)).case(caseId)).reference))
        return { caseId, trackingUrl: trackingUrl ?? '' };
    await sleep(POLL_MS);
  }
  throw new Error('The mail was not answered within four minutes');
};

const complain = async (stage: Stage, story: Story): Promise<Omit<Played, 'view'>> =>
  story.channel === 'email' ? complainByMail(stage, story) : succeeded(await stage.api.complain(story.complaint));

/** Somebody, or a timer, was there before: the task is decided, or another has it by now. */
const TOO_LATE = [409, 403];

/** Does what a person decided, unless that came too late: what is open then is seen at the next look. */
const act = async ({ api }: Stage, reader: MailReader, action: Action): Promise<void> => {
  const { trackingUrl } = reader;
  const answer =
    'complete' in action
      ? await (await api.as(action.by)).complete(action.taskId, action.complete)
      : 'score' in action
        ? await asCustomer(api, reader, (link) => api.survey(link, action.score))
        : await answerAs(api, reader, await withOption(api, trackingUrl, action.answer));
  if (!TOO_LATE.includes(answer.status)) succeeded(answer);
};

/** The answer as the tracking page takes it: an acceptance names the option that the customer wants. */
const withOption = async (api: ApiClient, trackingUrl: string, { wants = '', ...answer }: CustomerAnswer) => {
  if (answer.decision !== 'accept') return answer;
  const { offer } = succeeded(await api.track(trackingUrl));
  const options = offer?.options ?? [];
  return { ...answer, option: (options.find(({ title }) => title.includes(wants)) ?? options[0])?.option ?? '' };
};

/**
 * Plays a story through the public doors until `until` holds.
 * @param begun the case, where the customer has complained before
 * @param tell hears of every change of the case, before anybody does anything about it
 * @throws Error when it takes longer than `seconds`
 */
export const play = async (
  stage: Stage,
  story: Story,
  {
    until,
    seconds,
    begun,
    tell = () => {},
  }: {
    until: (view: CaseView) => boolean;
    seconds: number;
    begun?: Omit<Played, 'view'>;
    tell?: (view: CaseView) => void | Promise<void>;
  },
): Promise<Played> => {
  const end = Date.now() + seconds * 1000;
  const { caseId, trackingUrl } = begun ?? (await complain(stage, story));
  const address = story.complaint.customer?.email;
  const observer = await stage.api.as(OBSERVER);
  for (;;) {
    const view = succeeded(await observer.case(caseId));
    await tell(view);
    if (until(view)) return { caseId, trackingUrl, view };
    for (const action of nextActions(story, view))
      await act(stage, { trackingUrl, ...(address && { address }) }, action);
    if (Date.now() > end)
      throw new Error(`"${story.title}" stands at ${view.stage} (${view.status}) after ${seconds} s`);
    await sleep(POLL_MS);
  }
};
