import type { DynamoDBRecord } from 'aws-lambda';
import type { Table } from '#cases/store/table.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { TextAnalysis } from '#platform/aws/comprehend.ts';
import type { MachineStep, ServiceError, StateService } from './step-functions.ts';
import type { Within } from './within.ts';

export type Answer = { status: number; headers: Record<string, string>; body: Record<string, unknown>; text: string };
/** A request to an endpoint. */
export type Call = {
  body?: unknown;
  user?: { id: string; groups: string[] };
  headers?: Record<string, string>;
  query?: Record<string, string>;
};

/** An analysis that knows nothing: every answer is unknown, as when Comprehend cannot be reached. */
export const silentAnalysis: TextAnalysis = {
  language: async () => undefined,
  feeling: async () => undefined,
  keyPhrases: async () => [],
  personalKinds: async () => [],
  personalData: async () => [],
};

export type AmendsOptions = {
  start?: Instant;
  analysis?: TextAnalysis;
  wrapTable?: (table: Table) => Table;
  /** Ids and references where a run must give the same twice. */
  newId?: () => string;
  newReference?: () => string;
  newCode?: () => string;
  /** The demo company's where none is given: loading it takes longer than a story. */
  policy?: Policy;
  /** Where customers and staff reach it; nowhere, unless a test serves it. */
  publicUrl?: string;
  /** Whether other systems hear of every event, as where Amends is deployed. */
  announces?: boolean;
  /** Does a piece of work under the name of the function, or the endpoint, that it is the work of. */
  within?: Within;
  /** Whether a function dies after it has done its work. */
  dies?: (stage: string) => boolean;
  /** Nothing is delivered and no machine goes on by itself: whoever runs the test takes each step (test/simulation). */
  byHand?: {
    gate: (step: MachineStep) => Promise<void>;
    /** What a service answers a call of a state with, where it is no answer. */
    refuses?: (service: StateService, of: string) => ServiceError | undefined;
    deliver: (record: DynamoDBRecord, caseId: string) => void;
    /** How many stages stand still in the middle of a call, since something else happens first. */
    standing?: () => number;
  };
};
