import { Transient } from '#domain/failures.ts';
import { type FieldError, Refusal, type RefusalCode, type RefusalKind, refusals } from '#domain/refusal.ts';
import { wordsOf } from '#domain/refusal-words.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { log } from '../log.ts';
import { saysOfMessage } from './field-messages.ts';
import { nameOfField } from './field-names.ts';
import type { Response } from './request.ts';

const statuses: Record<RefusalKind, number> = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  outdated: 412,
  unfit: 422,
  'too-many': 429,
};

/** What goes wrong before a request reaches a use case, or while one works; the domain has no word for it. */
const transportProblems = {
  'body-too-deep': { status: 400, title: 'The body is nested too deeply' },
  'body-not-json': { status: 400, title: 'The body is not valid JSON' },
  'body-not-utf8': { status: 400, title: 'The body is not UTF-8' },
  'past-the-edge': { status: 403, title: 'This is not the address that the API is reached at' },
  'no-such-route': { status: 404, title: 'There is nothing here' },
  'method-unknown': { status: 405, title: 'What is here is asked by another method' },
  'body-not-form': { status: 400, title: 'The body is no form that can be read' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'content-type-unsupported': { status: 415, title: 'The content type is not supported' },
  'internal-error': { status: 500, title: 'Something went wrong on our side; it has been recorded' },
  'try-again': { status: 503, title: 'Please try again in a moment' },
} as const;

export type TransportCode = keyof typeof transportProblems;
export type ProblemCode = RefusalCode | TransportCode;

const isTransport = (code: ProblemCode): code is TransportCode => Object.hasOwn(transportProblems, code);

/** The HTTP status that a code is answered with. */
export const statusOf = (code: ProblemCode): number =>
  isTransport(code) ? transportProblems[code].status : statuses[refusals[code].kind];

/** Every code that an answer of ours can have. */
export const problemCodes = [...Object.keys(refusals), ...Object.keys(transportProblems)] as ProblemCode[];

/** The problem type of a code (RFC 9457, section 3.1.1): a name, not an address. */
export const typeOf = (code: ProblemCode): string => `urn:amends:problem:${code}`;

/** A request that reaches no use case. @property allow the methods that its address is asked by (RFC 9110, section 10.2.1) */
export class TransportProblem extends Error {
  override readonly name = 'TransportProblem';
  readonly code: TransportCode;
  readonly errors: FieldError[];
  allow?: readonly string[];
  constructor(code: TransportCode, ...errors: FieldError[]) {
    super(transportProblems[code].title);
    this.code = code;
    this.errors = errors;
  }
}

/** Nothing is here, or not by this method. */
export const nowhere = (methods: readonly string[]): TransportProblem =>
  methods.length === 0
    ? new TransportProblem('no-such-route')
    : Object.assign(new TransportProblem('method-unknown'), { allow: methods });

/** Places in the code without the message, which may quote what somebody wrote. */
const frames = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6);

const failure = (error: unknown): TransportProblem => {
  const name = error instanceof Error ? error.name : 'Error';
  log('error', 'request failed', { error: name, stack: error instanceof Error ? frames(error) : undefined });
  return new TransportProblem(error instanceof Transient ? 'try-again' : 'internal-error');
};

const detailsOf = (problem: Refusal | TransportProblem): object => {
  if (problem instanceof Refusal) return problem.details;
  return problem.code === 'try-again' ? { retryable: true } : {};
};

/** Who reads an answer: somebody of the team, or whoever asked for words in their language. */
export type Reading = {
  language: ReplyLanguage;
  /** They are of the team: what programs read is said in their words too. */
  isStaff: boolean;
  /** They named the language: what programs read in English is in it as well. */
  isNamed: boolean;
};

/** A wrong field as one sentence: what it is called, and what is allowed. */
const sentenceOf = (
  { pointer, message, says = saysOfMessage(message) }: FieldError,
  language: ReplyLanguage,
): string => {
  const name = nameOfField(pointer, language);
  const said = says[language];
  return name ? `${name}: ${said}` : said.charAt(0).toUpperCase() + said.slice(1);
};

const errorsOf = (errors: readonly FieldError[], reading: Reading | undefined): object[] =>
  errors.map((error) => {
    const { pointer, message } = error;
    if (!reading) return { pointer, message };
    const detail = sentenceOf(error, reading.language);
    const isInstead = reading.isStaff && reading.isNamed && reading.language === 'es';
    return { pointer, message: isInstead ? detail : message, detail };
  });

/**
 * The answer to whatever a request ended with: a refusal as it is, anything else as a failure of ours (RFC 9457). `detail` is for a
 * person, where it is known in which language they read; so is that of each wrong field.
 */
export const problemResponse = (error: unknown, reading?: Reading): Response => {
  const problem = error instanceof Refusal || error instanceof TransportProblem ? error : failure(error);
  const status = statusOf(problem.code);
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...('allow' in problem && problem.allow && { allow: problem.allow.join(', ') }),
    },
    body: {
      type: typeOf(problem.code),
      title: problem.message,
      ...(reading && problem instanceof Refusal && { detail: wordsOf(problem)[reading.language] }),
      status,
      code: problem.code,
      errors: errorsOf(problem.errors, reading),
      ...detailsOf(problem),
    },
  };
};
