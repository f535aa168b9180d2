import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Transient } from '#domain/failures.ts';
import { Refusal } from '#domain/refusal.ts';
import { problemCodes, problemResponse, statusOf, TransportProblem, typeOf } from '#platform/http/problems.ts';
import { ProblemDocument } from '#tools/problem-document.ts';

describe('problemResponse', () => {
  beforeEach(() => {
    vi.spyOn(console, 'log').mockImplementation(() => {});
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => vi.restoreAllMocks());

  it('Every code has one status of an error and one problem type of its own', () => {
    for (const code of problemCodes) expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(new Set(problemCodes.map(typeOf)).size).toBe(problemCodes.length);
  });

  it.each([
    ['request-invalid', 400],
    ['signed-out', 401],
    ['role-missing', 403],
    ['no-such-case', 404],
    ['task-decided-before', 409],
    ['tone-wrong', 422],
    ['too-many-messages', 429],
    ['body-too-large', 413],
    ['content-type-unsupported', 415],
    ['try-again', 503],
  ] as const)('The code %s is answered with status %i', (code, status) => expect(statusOf(code)).toBe(status));

  it('A refusal is answered with its type, title, status, code, errors and details, as RFC 9457 has it', () => {
    const details = { decidedBy: 'lucia', decidedAt: '2026-11-23T09:00:00.000Z' };
    const { status, headers, body } = problemResponse(new Refusal('task-decided-before', { details }));
    expect(status).toBe(409);
    expect(headers).toEqual({ 'content-type': 'application/problem+json' });
    expect(body).toEqual({
      type: 'urn:amends:problem:task-decided-before',
      title: 'The task was decided before',
      status: 409,
      code: 'task-decided-before',
      errors: [],
      ...details,
    });
    expect(ProblemDocument.parse(body)).toEqual(body);
  });

  it('Who names a language is told in it what was refused; what programs read stays', () => {
    const reading = { language: 'es', isStaff: false, isNamed: true } as const;
    expect(problemResponse(new Refusal('no-open-offer'), reading).body).toMatchObject({
      title: 'There is no open offer',
      detail: 'No hay ninguna propuesta abierta',
      code: 'no-open-offer',
    });
    expect(problemResponse(new Refusal('no-open-offer')).body).not.toHaveProperty('detail');
  });

  it('A request that reaches no use case is answered in the same form', () => {
    const error = { pointer: '', message: 'at most 9 bytes are allowed' };
    expect(problemResponse(new TransportProblem('body-too-large', error))).toMatchObject({
      status: 413,
      body: { code: 'body-too-large', title: 'The body is too large', errors: [error] },
    });
  });

  it('A failure that a repeat can cure asks for one; any other is answered without a word of what went wrong', () => {
    expect(problemResponse(new Transient('throttled'))).toMatchObject({ status: 503, body: { retryable: true } });
    const { body } = problemResponse(new Error('Ana Pérez, ana@example.org'));
    expect(body).toMatchObject({ status: 500, code: 'internal-error', errors: [] });
    expect(JSON.stringify(body)).not.toContain('Ana');
  });
});
