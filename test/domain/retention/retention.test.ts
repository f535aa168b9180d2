import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case/case.ts';
import { keptUntil } from '#domain/retention/kept-until.ts';
import {
  concludedAt,
  dataState,
  erasureOf,
  nextRetentionStep,
  type RetentionDates,
  type RetentionState,
} from '#domain/retention/retention.ts';
import { aCase } from '#test/support/case-fixture.ts';
import { law, regimeOf } from '#test/support/law.ts';

const NOW = '2027-06-01T00:00:00.000Z';
const PAST = '2027-01-01T00:00:00.000Z';
const LATER = '2028-01-01T00:00:00.000Z';
const LAST = '2032-01-01T00:00:00.000Z';

const head = (over: Partial<Case> = {}): Case => ({ ...aCase(), seq: 1, lastHash: '', ...over }) as Case;
const dates = (over: Partial<RetentionDates> = {}): RetentionDates => ({
  workUntil: LATER,
  recordingsUntil: PAST,
  keepUntil: LAST,
  ...over,
});

describe('what is done next with the personal data of a case', () => {
  it.each<[string, Partial<Case>, RetentionDates | undefined, boolean, ReturnType<typeof nextRetentionStep>]>([
    ['not concluded', {}, undefined, true, { step: 'wait' }],
    ['within its work', {}, dates(), false, { step: 'wait', until: LATER }],
    ['with recordings past their time', {}, dates(), true, { step: 'drop-recordings' }],
    [
      'with recordings in their time',
      {},
      dates({ recordingsUntil: NOW.replace('06', '07') }),
      true,
      { step: 'wait', until: NOW.replace('06', '07') },
    ],
    ['needed no more', {}, dates({ workUntil: PAST }), false, { step: 'block' }],
    ['needed no more on the very moment', {}, dates({ workUntil: NOW }), false, { step: 'block' }],
    ['asked to be erased', { erasureAskedAt: PAST }, dates(), false, { step: 'block' }],
    ['blocked', { blockedAt: PAST }, dates({ workUntil: PAST }), false, { step: 'wait', until: LAST }],
    ['blocked and kept long enough', { blockedAt: PAST }, dates({ keepUntil: NOW }), false, { step: 'destroy' }],
    ['destroyed', { blockedAt: PAST, destroyedAt: PAST }, dates({ keepUntil: PAST }), false, { step: 'wait' }],
    ['held', { legalHoldAt: PAST }, dates({ workUntil: PAST }), true, { step: 'wait' }],
    ['blocked and held', { blockedAt: PAST, legalHoldAt: PAST }, dates({ keepUntil: PAST }), false, { step: 'wait' }],
    ['held and asked to be erased', { legalHoldAt: PAST, erasureAskedAt: PAST }, dates(), false, { step: 'wait' }],
    ['merged', { mergedInto: 'another' }, dates({ workUntil: PAST }), false, { step: 'wait' }],
  ])('%s', (_, over, until, hasRecordings, step) => {
    expect(nextRetentionStep(head(over), until, { at: NOW, hasRecordings })).toEqual(step);
  });

  it('What is done next with the personal data of a case: a case is living, then blocked, then destroyed', () => {
    expect([{}, { blockedAt: PAST }, { blockedAt: PAST, destroyedAt: NOW }].map(dataState)).toEqual([
      'living',
      'blocked',
      'destroyed',
    ]);
  });
});

describe('when the work on a case ended', () => {
  const concluded: RetentionState['events'] = [{ type: 'concluded', at: NOW }];
  it.each<[string, Partial<Case>, string[], RetentionState['events'], string | undefined]>([
    ['under way', {}, ['open'], [], undefined],
    ['closed, its promises and survey still to come', { status: 'closed', closedAt: PAST }, ['open'], [], undefined],
    ['kept', { status: 'kept', closedAt: PAST }, ['decided'], concluded, NOW],
    ['kept, with work beside the way', { status: 'kept', closedAt: PAST }, ['decided', 'open'], concluded, undefined],
    ['opened again', { status: 'reopened' }, [], concluded, undefined],
    ['set aside', { status: 'set-aside', setAsideAt: PAST }, ['withdrawn'], [], PAST],
    ['merged', { status: 'merged', setAsideAt: PAST, mergedInto: 'another' }, ['withdrawn'], [], undefined],
  ])('%s', (_, over, tasks, events, at) => {
    const standing = { head: head(over), tasks: tasks.map((status) => ({ status: status as 'open' })), events };
    expect(concludedAt(standing)).toBe(at);
  });
});

describe('what becomes of a case that its customer wants erased', () => {
  it.each<[string, Partial<Case>, RetentionDates | undefined, ReturnType<typeof erasureOf>]>([
    ['open', {}, undefined, { becomes: 'blocked-when-concluded', article: 'GDPR 17.3.b' }],
    ['open and held', { legalHoldAt: PAST }, undefined, { becomes: 'blocked-when-concluded', article: 'GDPR 17.3.e' }],
    ['held', { legalHoldAt: PAST }, dates({ keepUntil: PAST }), { becomes: 'blocked', article: 'GDPR 17.3.e' }],
    ['kept by law', {}, dates(), { becomes: 'blocked', article: 'GDPR 17.3.b' }],
    ['kept by nothing', {}, dates({ keepUntil: NOW }), { becomes: 'erased', article: 'GDPR 17.1' }],
    ['destroyed', { destroyedAt: PAST }, dates(), { becomes: 'gone' }],
  ])('%s', (_, over, until, erasure) => {
    expect(erasureOf(head(over), until, NOW)).toEqual(erasure);
  });
});

describe('until when a regime has a file kept', () => {
  const zone = 'Europe/Madrid';
  const happened = {
    received: '2026-11-23T09:00:00.000Z',
    closed: '2026-12-04T10:00:00.000Z',
    answered: '2026-12-03T10:00:00.000Z',
  };
  it.each([
    // Five years from closing, date to date: the last moment of 4 December 2031, UTC+1.
    ['es-sac', 'file', '2031-12-04T22:59:59.999Z'],
    // Only "until the answer is notified": no term of its own.
    ['es-sac', 'recording', undefined],
    // Names the evaluation only, which cannot be made without the file.
    ['es-telecom', 'file', '2031-12-04T22:59:59.999Z'],
    // Three years from receipt, as London's timers are not asked: the company's zone counts the days.
    ['uk-disp', 'file', '2029-11-23T22:59:59.999Z'],
    // 90 days from receipt: 30 November has 7 days left, 31 + 31 + 21 = 83: 21 February.
    ['br-sac', 'recording', '2027-02-21T22:59:59.999Z'],
    ['default', 'file', undefined],
  ] as const)('%s, %s: %s', (id, what, until) => {
    expect(keptUntil(regimeOf(id), { what, happened }, { law, zone })).toBe(until);
  });
});
