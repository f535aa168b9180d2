import { earlierCases } from '#cases/store/earlier-cases.ts';
import { storeItems } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { worthOf } from '#cases/store/worths.ts';
import { notePoints } from '#domain/agreement/note-points.ts';
import type { Case } from '#domain/case/case.ts';
import { textItem } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import type { Examination, Opinion } from '#domain/case/findings.ts';
import { taskId } from '#domain/case/ids.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Cause } from '#domain/vocabulary.ts';
import { writeAgreement } from '#functions/stages/agree/write-agreement.ts';
import { recordVerdict, type VerdictInput } from '#functions/stages/approve/record-verdict.ts';
import type { ConcedeOutput } from '#functions/stages/concede/contract.ts';
import { propose } from '#functions/stages/concede/propose.ts';
import { type AnswerInput, recordAnswer } from '#functions/stages/offer/record-answer.ts';
import { recordOutcome } from '#functions/stages/outcome/record-outcome.ts';
import type { ReleaseOutput } from '#functions/stages/release/contract.ts';
import { type ReleaseInput, recordRelease } from '#functions/stages/release/record-release.ts';
import { CASE_ID, caseFixture, knownAs, policy } from '#test/support/case-fixture.ts';

const DESK = 'https://amends.example/desk';
export const user = (id: string) => ({ id, groups: policy.people.find((person) => person.id === id)?.roles ?? [] });

type Start = {
  cause?: Cause;
  wish?: string;
  /** What the owner wrote for the customer. */
  explanation?: string;
  prevention?: string;
  /** Whether the owner has listed and answered a point of the complaint: without one no final answer goes out. */
  answered?: boolean;
  /** Concession an expert recommends, who also says we are liable. */
  remedy?: string;
  head?: Partial<Case>;
  complainant?: Complainant;
  text?: string;
  policy?: Policy;
};

/** A case examined by Lucía, with the stages of `settle` as functions and the state machine's part as `open`. */
export const aNegotiation = async ({
  cause = 'company-error',
  wish,
  remedy,
  explanation,
  prevention,
  answered = true,
  ...start
}: Start = {}) => {
  const fixture = caseFixture(undefined, 'still', start.policy ?? policy);
  const { table } = fixture;
  const deps = {
    ...fixture,
    policy: start.policy ?? policy,
    deskUrl: DESK,
    trackingUrl: async (caseId: string) => `https://amends.example/t/${caseId}`,
    earlierCases: earlierCases(table),
    worthOf: worthOf({ ...fixture, policy: start.policy ?? policy }),
  };
  await fixture.openCase({
    head: {
      status: 'consulted',
      stage: 'consult',
      topic: 'product-fault',
      severity: { level: 2, points: 3, reasons: [] },
      ...knownAs('customer-1'),
      ...start.head,
    },
    ...(start.complainant && { complainant: start.complainant }),
    ...(start.text && { text: start.text }),
  });
  const consultation = taskId({ caseId: CASE_ID, kind: 'consult', cycle: 1 }, 1);
  const opinion: Opinion = {
    taskId: consultation,
    domain: 'technical',
    answered: true,
    expert: 'iker',
    valid: true,
    liable: true,
    ...(remedy && { remedy }),
    explanationTextId: `explanation-${consultation}`,
  };
  const examination: Examination = {
    cycle: 1,
    cause,
    factsTextId: 'facts-1',
    ...(wish && { requestedRemedyTextId: 'requested-1' }),
    ...(explanation && { explanationTextId: 'explained-1' }),
    ...(prevention && { preventionTextId: 'prevents-1' }),
    questions: [],
  };
  await storeItems(table, CASE_ID, [
    { kind: 'examination', examination },
    textItem('facts-1', 'La caldera dejó de calentar el viernes.'),
    ...(wish ? [textItem('requested-1', wish)] : []),
    ...(explanation ? [textItem('explained-1', explanation)] : []),
    ...(prevention ? [textItem('prevents-1', prevention)] : []),
    ...(remedy
      ? [
          { kind: 'opinion', opinion } as const,
          textItem(opinion.explanationTextId ?? '', 'La placa electrónica venía defectuosa de fábrica.'),
        ]
      : []),
  ]);
  if (answered)
    await fixture.cases.change(CASE_ID, fixture.clock.now(), (file) =>
      notePoints(file, [{ point: '¿Qué ha pasado?', answer: 'Una pieza falló.' }], { by: 'lucia' }),
    );
  /** What the waiting state does: stores its token. */
  const open = (id: string) =>
    table.write([{ update: keys.task(id), expect: { status: 'planned' }, set: { status: 'open', token: `t-${id}` } }]);
  /** Proposes, has the owner release whatever waits for it, and opens the task the next state waits for. */
  const advance = async (): Promise<ConcedeOutput> => {
    const step = await propose({ caseId: CASE_ID, cycle: 1 }, deps);
    if (step.taskId) await open(step.taskId);
    if (step.next !== 'release' || !step.taskId) return step;
    await recordRelease({ taskId: step.taskId, user: user('lucia'), decision: 'release' }, deps);
    const { next, taskId: id } = ((await fixture.task(step.taskId))?.output ?? {}) as ReleaseOutput;
    if (next === 'agree') return { caseId: CASE_ID, cycle: 1, next };
    await open(id);
    return { caseId: CASE_ID, cycle: 1, next, taskId: id };
  };
  return {
    ...deps,
    open,
    propose: (cycle = 1) => propose({ caseId: CASE_ID, cycle }, deps),
    /** Proposes and opens the task the next state waits for. */
    pause: async () => {
      const step = await propose({ caseId: CASE_ID, cycle: 1 }, deps);
      if (step.taskId) await open(step.taskId);
      return step;
    },
    release: (input: Partial<ReleaseInput> & Pick<ReleaseInput, 'taskId'>) =>
      recordRelease({ user: user('lucia'), decision: 'release', ...input }, deps),
    advance,
    verdict: (input: Omit<VerdictInput, 'taskId' | 'reason'> & Partial<VerdictInput>) =>
      recordVerdict(
        { taskId: taskId({ caseId: CASE_ID, kind: 'approve', cycle: 1 }, 1), reason: 'Es lo justo.', ...input },
        deps,
      ),
    answer: (input: Omit<AnswerInput, 'caseId'>) => recordAnswer({ caseId: CASE_ID, ...input }, deps),
    /** Stage agree alone. */
    write: () => writeAgreement({ caseId: CASE_ID, cycle: 1 }, deps),
    agree: async () => {
      await advance();
      return writeAgreement({ caseId: CASE_ID, cycle: 1 }, deps);
    },
    outcome: async () => {
      await advance();
      const { result } = await writeAgreement({ caseId: CASE_ID, cycle: 1 }, deps);
      return recordOutcome({ caseId: CASE_ID, cycle: 1, result }, deps);
    },
    offers: async () => (await fixture.file()).offers,
    text: async (textId: string) => (await fixture.file()).texts.get(textId) ?? '',
    /** What the last round added, without what stays open from earlier ones. */
    added: async () =>
      (await fixture.file()).offers
        .at(-1)
        ?.options.flatMap(({ concession, openSince }) => (openSince === undefined ? [concession] : [])) ?? [],
    offered: async () => (await fixture.file()).offers.at(-1)?.options.map(({ concession }) => concession) ?? [],
  };
};
export type Negotiation = Awaited<ReturnType<typeof aNegotiation>>;
