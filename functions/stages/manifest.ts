import type { Stage, Status } from '#domain/vocabulary.ts';
import type { FunctionContract, UseCase } from '#platform/lambda-handler.ts';
import type { EnvironmentSchema, FunctionEntry } from '../function-entry.ts';
import * as acknowledge from './acknowledge/contract.ts';
import * as agree from './agree/contract.ts';
import * as concede from './concede/contract.ts';
import * as followUp from './follow-up/contract.ts';
import * as outcome from './outcome/contract.ts';
import * as own from './own/contract.ts';
import * as understand from './understand/contract.ts';

/** The function of a stage: one state of the state machines calls it. */
type StageFunction = FunctionEntry & {
  /** `Understand` is called through `${UnderstandFunctionArn}` in the definitions. */
  state: string;
  contract: { environment: EnvironmentSchema; contract: FunctionContract<unknown, unknown> };
  /** What its handler wraps; loaded only by who runs it, so that infra reads no code of a function. */
  useCase: () => Promise<UseCase<never, unknown, never>>;
};

/** A row of the README's table, which `npm run readme` writes. */
type Described = {
  /** What happens, in a few words. */
  does: string;
  actor: string;
  becomes: Status[];
};

/** A stage runs by itself or waits for people; whoever adds one has to say which. */
type StageEntry = Described & ({ function: StageFunction } | { waitsFor: 'customer' | 'people' });

/** Every stage of a complaint, in order. */
export const stageManifest = {
  intake: {
    does: "a channel's payload becomes a complaint, stored with what has to happen next in one transaction",
    actor: 'customer',
    becomes: ['received'],
    waitsFor: 'customer',
  },
  understand: {
    does: 'language, feeling, personal data (Amazon Comprehend); topic and severity with reasons (rules)',
    actor: 'system',
    becomes: ['understood'],
    function: {
      entry: 'functions/stages/understand/handler.ts',
      state: 'Understand',
      description: 'Reads a complaint: language, feeling, topic, severity',
      contract: understand,
      useCase: async () => (await import('./understand/understand.ts')).understand,
      access: { change: true },
      permissions: ['analyze-text'],
      timeoutSeconds: 30,
    },
  },
  own: {
    does: 'one person is named, never somebody the complaint is about',
    actor: 'rules',
    becomes: ['owned'],
    function: {
      entry: 'functions/stages/own/handler.ts',
      state: 'Own',
      description: 'Names one person who owns the case',
      contract: own,
      useCase: async () => (await import('./own/assign.ts')).assign,
      access: { change: true, find: true },
    },
  },
  acknowledge: {
    does: "receipt with owner, next step and dates, in the customer's language",
    actor: 'system',
    becomes: ['acknowledged'],
    function: {
      entry: 'functions/stages/acknowledge/handler.ts',
      state: 'Acknowledge',
      description: 'Writes the first message to the customer',
      contract: acknowledge,
      useCase: async () => (await import('./acknowledge/acknowledge.ts')).acknowledge,
      access: { change: true },
    },
  },
  examine: {
    does: 'cause and facts',
    actor: 'owner',
    becomes: ['examined'],
    waitsFor: 'people',
  },
  consult: {
    does: 'one question for each expert, in parallel; no answer in time is recorded as such',
    actor: 'experts',
    becomes: ['consulted'],
    waitsFor: 'people',
  },
  concede: {
    does: 'options within the policy, with reasons, a step at a time',
    actor: 'rules',
    becomes: ['proposed'],
    function: {
      entry: 'functions/stages/concede/handler.ts',
      state: 'Concede',
      description: 'Proposes what can be offered, within policy',
      contract: concede,
      useCase: async () => (await import('./concede/propose.ts')).propose,
      access: { change: true },
    },
  },
  approve: {
    does: "only where the owner's authority ends; never by who proposed",
    actor: 'approver',
    becomes: ['approved'],
    waitsFor: 'people',
  },
  release: {
    does: 'reads, edits and releases what goes out: offers after any approval, and final answers',
    actor: 'owner',
    becomes: ['released'],
    waitsFor: 'people',
  },
  offer: {
    does: 'accept, counter or decline on the tracking page',
    actor: 'customer',
    becomes: ['accepted', 'countered', 'declined'],
    waitsFor: 'customer',
  },
  agree: {
    does: 'an agreement, or a reasoned final answer with the outside bodies to turn to',
    actor: 'system',
    becomes: ['agreed', 'answered'],
    function: {
      entry: 'functions/stages/agree/handler.ts',
      state: 'Agree',
      description: 'Writes the agreement or the final answer',
      contract: agree,
      useCase: async () => (await import('./agree/write-agreement.ts')).writeAgreement,
      access: { change: true },
    },
  },
  outcome: {
    does: 'written once, in one transaction',
    actor: 'system',
    becomes: ['closed'],
    function: {
      entry: 'functions/stages/outcome/handler.ts',
      state: 'Outcome',
      description: 'Records the outcome once and closes the case',
      contract: outcome,
      useCase: async () => (await import('./outcome/record-outcome.ts')).recordOutcome,
      access: { change: true },
    },
  },
  'follow-up': {
    does: 'promises kept with proof, survey; a low score reopens',
    actor: 'owner, customer',
    becomes: ['kept', 'reopened'],
    function: {
      entry: 'functions/stages/follow-up/handler.ts',
      state: 'Conclude',
      description: 'Ends the follow-up: kept, or reopened',
      contract: followUp,
      useCase: async () => (await import('./follow-up/conclude.ts')).conclude,
      access: { change: true },
    },
  },
} as const satisfies Record<Stage, StageEntry>;

type Entries = typeof stageManifest;

/** The functions of the stages that run by themselves, by the name of the stage. */
type StageFunctions = {
  [S in Stage as Entries[S] extends { function: StageFunction } ? S : never]: Entries[S] extends { function: infer F }
    ? F
    : never;
};
export type StageFunctionName = keyof StageFunctions;

export const stageFunctions = Object.fromEntries(
  Object.entries(stageManifest).flatMap(([stage, entry]) => ('function' in entry ? [[stage, entry.function]] : [])),
) as StageFunctions;

/** The function behind a placeholder of a definition: `Understand` of `${UnderstandFunctionArn}`. */
export const stageOfState = (state: string): StageFunctionName => {
  const names = Object.keys(stageFunctions) as StageFunctionName[];
  const found = names.find((name) => stageFunctions[name].state === state);
  if (found) return found;
  const known = names.map((name) => stageFunctions[name].state).join(', ');
  throw new RangeError(`No stage in functions/stages/manifest.ts is called by a state ${state}; there are ${known}`);
};
