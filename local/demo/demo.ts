import { formatMoney } from '#domain/money.ts';
import { apiClient, type CaseView } from '#tools/api-client.ts';
import type { LocalRun } from '../local-run.ts';
import { board } from './board.ts';
import { complainsAgain } from './complains-again.ts';
import { stories } from './complaints.ts';
import { customersShown, worthReader } from './customers-shown.ts';
import { play } from './play.ts';
import { refundsShown } from './refunds-shown.ts';
import type { Story } from './story.ts';

/** A day is 15 seconds: an expert who never answers holds a case for about a minute. */
export const DEMO_TIME_SCALE = 5760;

const DAY_SECONDS = 86_400;

/** An expert may be silent for three days of the policy; the rest takes moments. */
const patience = (timeScale: number): number => 120 + (4 * DAY_SECONDS) / timeScale;

/** So long the refund service may take after the last outcome: a call that fails is repeated within seconds, or by the sweep after a minute. */
const REFUND_SECONDS = 150;

type Result = { story: Story; caseId?: string; view?: CaseView; seconds: number; failure?: string };

const playOne = async (
  run: LocalRun,
  story: Story,
  { seconds, tell }: { seconds: number; tell: (view: CaseView) => void | Promise<void> },
): Promise<Result> => {
  const start = Date.now();
  const took = () => Math.round((Date.now() - start) / 1000);
  let last: CaseView | undefined;
  const remember = (view: CaseView) => {
    last = view;
    return tell(view);
  };
  try {
    const stage = { run, api: apiClient(run) };
    const { caseId, view } = await play(stage, story, {
      until: ({ outcome }) => outcome !== undefined,
      seconds,
      tell: remember,
    });
    return { story, caseId, view, seconds: took() };
  } catch (error) {
    return { story, ...(last && { view: last }), seconds: took(), failure: (error as Error).message };
  }
};

const passed = ({ story, view }: Result): boolean => view?.outcome?.result === story.result;

const unanswered = (view: CaseView): number => view.opinions.filter(({ answered }) => !answered).length;

const summary = (results: Result[]): string => {
  const cells = results.map(({ story, view, seconds, failure }) => [
    view?.reference ?? '-',
    story.channel,
    view?.severity ? String(view.severity.level) : '-',
    view?.owner ?? '-',
    view ? `${view.opinions.length}${unanswered(view) ? ` (${unanswered(view)} silent)` : ''}` : '-',
    view ? String(view.offers.length) : '-',
    view?.outcome?.totalCost ? formatMoney(view.outcome.totalCost, 'en') : '-',
    view?.outcome?.result ?? `FAILED: ${failure ?? `should be ${story.result}`}`,
    `${seconds} s`,
  ]);
  const head = ['reference', 'channel', 'severity', 'owner', 'opinions', 'offers', 'cost', 'outcome', 'took'];
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  return [head, ...cells]
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/**
 * Plays the ten complaints at once, with people who act through the public doors only, and shows how they stand.
 * @returns whether every case came to the outcome that its story says, and what was promised was refunded once
 */
export const playDemo = async (run: LocalRun, timeScale: number): Promise<boolean> => {
  console.log(`\nTen complaints to Lumbre; a day takes ${(DAY_SECONDS / timeScale).toFixed(1)} seconds\n`);
  const { show } = board(
    stories.map(({ title }) => title),
    process.stdout,
  );
  const worth = worthReader(apiClient(run));
  const results = await Promise.all(
    stories.map((story, index) => {
      const tell = (view: CaseView) => {
        show(index, view);
        return worth.look(view).catch(() => undefined);
      };
      return playOne(run, story, { seconds: patience(timeScale), tell });
    }),
  );
  console.log(`\n${summary(results)}\n`);
  const good = results.filter(passed).length;
  console.log(`${good} of ${results.length} complaints came to their outcome.`);
  const cases = results.flatMap(({ caseId }) => caseId ?? []);
  await customersShown(run, worth.read());
  await complainsAgain(apiClient(run), stories);
  const refunded = await refundsShown(run, apiClient(run), { cases, seconds: REFUND_SECONDS });
  return refunded && good === results.length;
};
