import { AsyncLocalStorage } from 'node:async_hooks';
import { TryLater } from '#cases/store/table.ts';
import { Transient } from '#domain/failures.ts';
import { stageFunctions } from '#functions/stages/manifest.ts';
import { FunctionDied, type Within } from '#test/support/within.ts';
import type { Random } from './random.ts';
import { paces, takingTurns } from './taking-turns.ts';

/**
 * What goes wrong at one call of a function: it dies before the call or after it has taken effect; the call is throttled, or takes
 * effect and is not answered; or something else happens first. Or it does all of its work, and dies before it can say so.
 */
const kinds = ['dies', 'dies after', 'is throttled', 'is not answered', 'waits', 'dies at its end'] as const;
type Kind = (typeof kinds)[number];

/** Which calls are counted: those that change something are where two collide, and those of stages would else be few among the others. */
const counted = ['any', 'changes', 'stages'] as const;
type Counted = (typeof counted)[number];

/** `after` so many calls, counted over whatever runs in a step; what is throttled is so `times` one after the other. */
export type Trouble = { kind: Kind; of: Counted; after: number; times: number };

/** So often what has left is marked, and kept with its effect, before whoever sent it cannot tell of it. */
const MARKED_WITHIN = 9;

/** Once mostly; or for as long as whoever tries again gives up, and the next one finds it so as well. */
const TIMES = [1, 1, 1, 2, 4, 30] as const;

/** The calls that trouble comes after: few of them mostly, so that the first calls are hit as well. */
const MOST_DOUBLINGS: Record<Counted, number> = { any: 6, changes: 3, stages: 4 };

const oneTrouble = (random: Random): Trouble => {
  const of = random.oneOf(counted);
  const after = random.int(2 ** (1 + random.int(MOST_DOUBLINGS[of])));
  return { kind: random.oneOf(kinds), of, after, times: random.oneOf<number>(TIMES) };
};

/** How often trouble is followed by more, in the same step. */
const TWICE = 0.2;

/**
 * What goes wrong in a step, one after the other.
 * @param often how often a step has trouble, from 0 to 1
 */
export const troublesOf = (random: Random, often: number): Trouble[] => {
  if (!random.chance(often)) return [];
  return [oneTrouble(random), ...(random.chance(TWICE) ? [oneTrouble(random)] : [])];
};

/** A call of a function: of the table, of a channel, or of another service. `changes`: something is different after it. */
export type Call = { what: string; changes: boolean; isSend?: boolean };

/**
 * A function at work. `sent`: the messages it has handed over, as their channel calls them; `open`: so many of its calls are under way;
 * `throttled`: so many of its next calls are.
 */
type Run = {
  name: string;
  isStage: boolean;
  isDead: boolean;
  isOver: boolean;
  sent: string[];
  open: number;
  throttled: number;
  die: () => void;
};

/** What a channel calls a message that it took. */
const idOf = (taken: unknown): string => (taken as { externalId: string }).externalId;

/** What a function cannot help: it died, or a call of it failed. */
const FAILING = / (?:dies|dies after|dies at its end|is throttled|is not answered)(?: at |$)/;

/** Something else was done in the middle of it. */
const ELSE = / waits at |^at once$/;

const forever = (): Promise<never> => new Promise(() => undefined);

/** The failures of a call, as its caller sees them. */
const throttled = ({ what }: Call): Error =>
  what.startsWith('table') ? new Transient('ThrottlingException') : namedError('ThrottlingException');
const unanswered = ({ what }: Call): Error =>
  what.startsWith('table') ? new TryLater('TimeoutError') : namedError('TimeoutError');
const namedError = (name: string): Error => Object.assign(new Error(name), { name });

/** Functions that work, and what goes wrong at their calls. What a state machine calls by itself is no function's call. */
export const troubles = () => {
  const runs = new AsyncLocalStorage<Run | undefined>();
  let plan: Trouble | undefined;
  let more: Trouble[] = [];
  let meanwhile: () => Promise<string | undefined> = async () => undefined;
  let standing = 0;
  const lostSends = new Set<string>();
  const leftOpen: string[] = [];
  let whenOver: (isAlone: boolean) => Promise<void> = async () => undefined;
  const turns = takingTurns();
  const happened: string[] = [];

  const within: Within = (name, work) => {
    if (name === 'state machines') return runs.run(undefined, work);
    let die = (): void => undefined;
    const death = new Promise<never>((_, reject) => {
      die = () => reject(new FunctionDied(name));
    });
    const run: Run = {
      name,
      isStage: name in stageFunctions,
      isDead: false,
      isOver: false,
      sent: [],
      open: 0,
      throttled: 0,
      die,
    };
    const fails = (error: unknown): never => {
      void whenOver(false);
      throw error;
    };
    return runs.run(run, () => Promise.race([work().then((result) => atEnd(run, result), fails), death]));
  };

  /** What was given up by a call that failed may go on beside it. */
  const isFailing = (): boolean => happened.some((what) => FAILING.test(what));

  const dies = (run: Run): Promise<never> => {
    run.isDead = true;
    void whenOver(false);
    for (const message of run.sent) lostSends.add(message);
    run.die();
    return forever();
  };

  /** All work is done: what nobody hears of where the function dies now. */
  const atEnd = async <T>(run: Run, result: T): Promise<T> => {
    run.isOver = true;
    await whenOver(!happened.some((what) => ELSE.test(what)));
    if (run.open > 0 && !run.isDead && !isFailing())
      leftOpen.push(`${run.name} ends while ${run.open} of its calls are under way`);
    const isMeant = plan?.kind === 'dies at its end' && (plan.of !== 'stages' || run.isStage) && plan.after-- <= 0;
    if (!isMeant) return result;
    plan = more.shift();
    happened.push(`${run.name} dies at its end`);
    return dies(run);
  };

  /** Something else happens before the call: another delivery, or somebody acts. */
  const waits = async ({ isStage }: Run): Promise<void> => {
    standing += isStage ? 1 : 0;
    const done = await runs.run(undefined, meanwhile).finally(() => {
      standing -= isStage ? 1 : 0;
    });
    if (done) happened.push(`(${done})`);
  };

  const counts = (of: Counted, { isStage }: Run, { changes }: Call): boolean =>
    of === 'any' || (of === 'stages' ? isStage : changes);

  const planned = (run: Run, call: Call): Kind | undefined => {
    if (!plan || plan.kind === 'dies at its end' || !counts(plan.of, run, call) || plan.after-- > 0) return undefined;
    const { what, changes } = call;
    const { kind, times } = plan;
    plan = more.shift();
    if (kind === 'is throttled') run.throttled = times - 1;
    const isIdle = !changes && (kind === 'dies after' || kind === 'is not answered');
    if (isIdle) return undefined;
    happened.push(`${run.name} ${kind} at ${what}`);
    return kind;
  };

  const done = async <T>(run: Run, { isSend }: Call, work: () => Promise<T>): Promise<T> => {
    const result = await work();
    // A run that does several things at once may have died of another one meanwhile.
    if (isSend && run.isDead) lostSends.add(idOf(result));
    else if (isSend) run.sent.push(idOf(result));
    return run.isDead ? forever() : result;
  };

  /** A call of a function; what is none of any is left alone. */
  const around = async <T>(call: Call, work: () => Promise<T>): Promise<T> => {
    const run = runs.getStore();
    if (!run) return work();
    if (run.isOver && !run.isDead && !isFailing()) leftOpen.push(`${run.name} goes on with ${call.what} after its end`);
    run.open++;
    try {
      return await troubled(run, call, work);
    } finally {
      run.open--;
    }
  };

  /** Throws as long as its calls are throttled one after the other. Whoever could mark nothing that often cannot tell what has left. */
  const demandTime = (run: Run, call: Call): void => {
    if (run.throttled === 0) return;
    run.throttled--;
    if (run.throttled > MARKED_WITHIN) for (const message of run.sent) lostSends.add(message);
    throw throttled(call);
  };

  /** A call, with what goes wrong at it. */
  const troubled = async <T>(run: Run, call: Call, work: () => Promise<T>): Promise<T> => {
    await turns.mine(call);
    if (run.isDead) return forever();
    demandTime(run, call);
    switch (planned(run, call)) {
      case 'dies':
        return dies(run);
      case 'dies after':
        await done(run, call, work);
        return dies(run);
      case 'is throttled':
        throw throttled(call);
      case 'is not answered':
        {
          const result = await work();
          if (call.isSend) lostSends.add(idOf(result));
        }
        throw unanswered(call);
      case 'waits':
        await waits(run);
        return done(run, call, work);
      default:
        return done(run, call, work);
    }
  };

  return {
    within,
    around,
    /** What goes wrong in the next step. */
    begin: (all: readonly Trouble[], instead: typeof meanwhile): void => {
      more = all.map((one) => ({ ...one }));
      plan = more.shift();
      meanwhile = instead;
      happened.length = 0;
    },
    happened: (): readonly string[] => happened,
    /** Whether a function died, or a call of one failed. That somebody else was faster excuses nothing. */
    isFailing,
    /** How many stages stand still in the middle of a call. */
    standing: () => standing,
    /** What is looked at whenever a function has ended; `isAlone`: nothing else was done meanwhile. */
    lookWhenOver: (look: typeof whenOver): void => {
      whenOver = look;
    },
    /** What functions had not ended when they said that they were done. */
    leftOpen: (): readonly string[] => leftOpen,
    /** Messages that were handed to their channel by a run that could not tell of it: each may be sent once more. */
    lostSends: (): ReadonlySet<string> => lostSends,
    /** Waits until it is one's turn, where several things are done at the same time, and something is about to be different. */
    turn: () => turns.mine({ changes: true }),
    /** Several things are done at the same time. */
    atOnce: (works: readonly (() => Promise<string>)[], random: Random): Promise<string[]> => {
      happened.push('at once');
      return turns.atOnce(works, { pace: random.oneOf(paces), next: (waiting) => random.int(waiting) });
    },
  };
};
export type Troubles = ReturnType<typeof troubles>;
