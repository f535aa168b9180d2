import { freeHand } from '../budgets/demand.ts';
import type { Funds } from '../budgets/funds.ts';
import { fundsReasons } from '../budgets/funds-words.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Reason } from '../case/reason.ts';
import type { Task } from '../case/task.ts';
import { barringWords } from '../four-eyes/acts.ts';
import { barredFrom } from '../four-eyes/rule.ts';
import { formatMoney } from '../money.ts';
import { limitOf } from '../people/directory.ts';
import { companyMoney } from '../policy/company-money.ts';
import type { Policy } from '../policy/policy.ts';
import { ORDINARY_SEVERITY } from '../timers/next-word.ts';
import { roomOfCase, spentOn } from './round-facts.ts';
import { limitBy, ownerLimit, wasRefused } from './rounds.ts';

/** What a case may cost, and what of it somebody may grant; amounts in minor units, and why they are what they are. */
export type Room = {
  /** What the policy lets a case of this severity cost at most. */
  most: number;
  /** What earlier cycles cost. */
  spent: number;
  /** What it may still cost. */
  room: number;
  /** What this person may grant of it, without anybody else. */
  yours: number;
  reasons: Reason[];
};

type Asking = { file: CaseFile; policy: Policy; task: Task; person: string; funds?: Funds | undefined };

const both = (policy: Policy, amount: number, words: (money: string) => [es: string, en: string]) => {
  const money = companyMoney(policy, amount);
  return { es: words(formatMoney(money, 'es'))[0], en: words(formatMoney(money, 'en'))[1] };
};

/** Why the case may cost no more. */
const whyRoom = ({ file, policy }: Asking, { most, spent }: Pick<Room, 'most' | 'spent'>): Reason[] => {
  const level = file.head.severity?.level ?? ORDINARY_SEVERITY;
  const highest = Math.max(...policy.people.map((person) => limitOf(policy, person)));
  const ceiling = both(policy, most, (money) => [
    `Con gravedad ${level}, un caso puede costar como mucho ${money}`,
    `With severity ${level}, a case may cost ${money} at most`,
  ]);
  const before = both(policy, spent, (money) => [
    `En ciclos anteriores ya costó ${money}`,
    `Earlier cycles cost ${money} already`,
  ]);
  const nobody = both(policy, highest, (money) => [
    `Nadie de la empresa puede conceder más de ${money} por caso`,
    `Nobody of the company may grant more than ${money} in one case`,
  ]);
  return [
    { code: 'ceiling', ...ceiling },
    ...(spent > 0 ? [{ code: 'spent', ...before }] : []),
    ...(highest < most - spent ? [{ code: 'highest-authority', ...nobody }] : []),
  ];
};

/** Why somebody may grant no more of it. */
const whyYours = ({ file, policy, task, person }: Asking, limit: number): Reason[] => {
  const barring = task.kind === 'approve' ? barredFrom(task, file).get(person) : undefined;
  const own = both(policy, limit, (money) => [
    `Usted puede conceder hasta ${money} por caso`,
    `You may grant up to ${money} in one case`,
  ]);
  const owners = both(policy, ownerLimit(policy, file), (money) => [
    `No se aprobó una propuesta anterior: ya no se propone nada que cueste más de ${money}`,
    `An earlier proposal was not approved: nothing is proposed any more that costs more than ${money}`,
  ]);
  return [
    { code: 'own-limit', ...own },
    ...(wasRefused(file, task.cycle) ? [{ code: 'refused-before', ...owners }] : []),
    ...(barring
      ? [
          {
            code: 'four-eyes',
            es: `Esta propuesta la aprueba otra persona: quien participó no la aprueba (${barringWords(barring, 'es')})`,
            en: `Another person approves this proposal: whoever had a part in it does not (${barringWords(barring)})`,
          },
        ]
      : []),
  ];
};

/**
 * What a case may cost by its policy, and what of it a person may grant who decides one of its tasks: nothing of a proposal that they
 * had a part in. It decides, and is told only where somebody who may know it asks.
 */
export const roomFor = (asking: Asking): Room => {
  const { file, policy, task, person } = asking;
  const most = policy.negotiation.ceiling[file.head.severity?.level ?? ORDINARY_SEVERITY];
  const spent = spentOn(file.outcomes);
  const room = roomOfCase(policy, file);
  const limit = limitBy(policy, person);
  const alone = freeHand(policy, person, asking.funds);
  const isBarred = task.kind === 'approve' && barredFrom(task, file).has(person);
  return {
    ...{ most, spent, room, yours: isBarred ? 0 : Math.min(room, alone) },
    reasons: [
      ...whyRoom(asking, { most, spent }),
      ...fundsReasons(policy, person, asking.funds),
      ...whyYours(asking, limit),
    ],
  };
};
