import { deadlineOf } from '#domain/deadline/deadline.ts';
import { explain } from '#domain/deadline/explain.ts';
import { withOffset } from '#domain/deadline/local-day.ts';
import {
  type ComplaintClass,
  complaintClasses,
  deadlineEventKinds,
  type TimerName,
  timers,
} from '#domain/deadline/regime.ts';
import type { DeadlineEvent } from '#domain/deadline/types.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { checkDay, readArguments } from './arguments.ts';
import { lawIn } from './policy-at-hand.ts';

const USAGE = `Usage: npm run -s deadline -- --regime es-sac --received 2026-12-04T18:30:00+01:00
  [--class ${complaintClasses.join('|')}]
  [--timer ${timers.join('|')}]
  [--calendar ID] [--zone IANA] [--lang es|en] [--policy FOLDER]
  [--happened ${deadlineEventKinds.join('|')}=FROM[/TO]]...`;

const oneOf = <T extends string>(name: string, value: string, allowed: readonly T[]): T => {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new RangeError(`--${name} ${value}: must be one of ${allowed.join(', ')}`);
  return found;
};

/** `offer-sent=2026-12-04T10:00:00+01:00/2026-12-09T09:00:00+01:00`; without `/` it has not ended. */
const deadlineEventOf = (text: string): DeadlineEvent => {
  const [on = '', times = ''] = text.split('=');
  const [from = '', to] = times.split('/');
  return { on: oneOf('happened', on, deadlineEventKinds), from, ...(to === undefined ? {} : { to }) };
};

const options = {
  regime: { type: 'string' },
  received: { type: 'string' },
  class: { type: 'string', default: 'general' },
  timer: { type: 'string', default: 'answer' },
  calendar: { type: 'string' },
  zone: { type: 'string' },
  lang: { type: 'string', default: 'es' },
  policy: { type: 'string', default: 'policy' },
  happened: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/**
 * Answers one question about a date as `{due, timer, rule, article, explanation}`.
 * @throws RangeError that says what is wrong with the question, Advice for an option that there is not
 */
export const answer = (args: string[]) => {
  const { values } = readArguments(USAGE, { args, options });
  if (values.regime === undefined || values.received === undefined) throw new RangeError(USAGE);
  checkDay('received', values.received.slice(0, 10));
  const law = lawIn(values.policy);
  const regime = law.regimes.find(({ id }) => id === values.regime);
  if (!regime)
    throw new RangeError(`--regime ${values.regime}: must be one of ${law.regimes.map(({ id }) => id).join(', ')}`);
  const deadline = deadlineOf({
    regime,
    calendar: law.calendar(values.calendar ?? regime.calendar),
    company: law.company,
    ...(values.zone === undefined ? {} : { zone: values.zone }),
    timer: oneOf<TimerName>('timer', values.timer, timers),
    class: oneOf<ComplaintClass>('class', values.class, complaintClasses),
    start: values.received,
    deadlineEvents: values.happened.map(deadlineEventOf),
  });
  return {
    due: withOffset(deadline.due, deadline.zone),
    timer: deadline.timer,
    rule: deadline.rule.id,
    article: deadline.rule.article,
    explanation: explain(deadline, oneOf<ReplyLanguage>('lang', values.lang, ['es', 'en'])),
  };
};

if (import.meta.main)
  try {
    console.log(JSON.stringify(answer(process.argv.slice(2)), null, 2));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
