import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { CASE_ID, caseIdOf, executionName, isTaskId, referenceOf, taskId } from '#domain/case/ids.ts';
import { taskKinds } from '#domain/tasks/kinds.ts';

const aKind = fc.constantFrom(...taskKinds);
const aRun = fc.integer({ min: 1, max: 99 });
const parts = fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 2 });

describe('ids', () => {
  it('Ids: a task id is legal and leads back to its case', () => {
    fc.assert(
      fc.property(aKind, aRun, parts, (kind, cycle, more) => {
        const caseId = v7();
        const id = taskId({ caseId, kind, cycle }, ...more);
        expect(isTaskId(id)).toBe(true);
        expect(caseIdOf(id)).toBe(caseId);
      }),
    );
  });

  it('Ids: tasks of different kind, cycle or part never share an id', () => {
    const caseId = v7();
    const place = fc.tuple(aKind, aRun, parts);
    fc.assert(
      fc.property(place, place, (a, b) => {
        const idOf = ([kind, cycle, more]: typeof a) => taskId({ caseId, kind, cycle }, ...more);
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(idOf(a) === idOf(b)).toBe(same);
      }),
    );
  });

  it.each([
    '',
    'x',
    '01938f6a-0000-7000-8000-000000000001',
    '01938f6a-0000-7000-8000-000000000001.examine',
    '01938f6a-0000-7000-8000-000000000001.pay.1',
    '01938f6a-0000-4000-8000-000000000001.examine.1',
    '01938f6a-0000-7000-8000-000000000001.examine.1\n',
    '01938f6a-0000-7000-8000-000000000001.consult.1.2.3.4',
    '01938F6A-0000-7000-8000-000000000001.examine.1',
  ])('%j is no task id', (id) => {
    expect(isTaskId(id)).toBe(false);
  });

  it('Ids: an execution is named by its case, and from the second journey by the journey too', () => {
    const caseId = '01938f6a-0000-7000-8000-000000000001';
    expect([1, 2, 3].map((cycle) => executionName(caseId, cycle))).toEqual([caseId, `${caseId}-2`, `${caseId}-3`]);
    expect(CASE_ID.test(caseId)).toBe(true);
  });

  it('Ids: a reference can be read out: no letter that looks or sounds like a digit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        expect(referenceOf(bytes)).toMatch(/^AM-[2-9A-HJKMNP-TV-Z]{8}$/);
      }),
    );
  });
});
