import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { sha256 } from '#domain/case/history.ts';
import { recordOutcome } from '#functions/stages/outcome/record-outcome.ts';
import { declined, waiting } from '#test/stages/release/waiting.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aDesk, iker, lucia, mateo, sofia } from '#test/support/desk.ts';
import { aCustomer } from '#test/support/track.ts';

const CALL = { kind: 'call-back', text: 'Le llamo para ver que la caldera calienta.', by: '2026-12-18' };
const WORDS = 'Le llamo para ver que la caldera calienta';

/** What the case holds, but who read it. */
const stored = ({ table }: Pick<Awaited<ReturnType<typeof waiting>>, 'table'>) =>
  table.all().filter(({ pk }) => pk === keys.partition(CASE_ID));

/** An offer that waits for its owner, at the desk and before its customer. */
const anOfferThatWaits = async (start: Parameters<typeof waiting>[0] = {}) => {
  const talk = await waiting(start);
  const { desk } = aDesk(talk);
  const at = (what: string) => `/desk/tasks/${talk.taskId}/${what}`;
  const shown = async (as = lucia) => {
    const { body } = await desk('GET', `/desk/cases/${CASE_ID}`, { as });
    return body.tasks.find(({ id }: { id: string }) => id === talk.taskId);
  };
  return { ...talk, desk, at, shown };
};

describe('the letter of commitment at the desk', () => {
  it('Whoever reads the letter is asked for one where it is ours, with what the policy allows and who can answer for it', async () => {
    const { shown } = await anOfferThatWaits();
    const { mayCommit } = await shown();
    expect(mayCommit).toMatchObject({ asks: 'asked', most: 3, length: 400, owner: 'lucia', standing: [], before: [] });
    expect(mayCommit.kinds.map(({ kind }: { kind: string }) => kind)).toContain('call-back');
    const owners = mayCommit.owners.map(({ id }: { id: string }) => id);
    expect(owners).toEqual(expect.arrayContaining(['lucia', 'mateo', 'sofia']));
    expect(owners).not.toContain('iker');
    expect(mayCommit.days['final-answer'].from < mayCommit.days.offer.from).toBe(true);
    const other = await anOfferThatWaits({ cause: 'unfounded' });
    expect((await other.shown()).mayCommit.asks).toBe('no');
  });

  it('What is looked at before is, to the letter, what the customer gets; looking stores nothing', async () => {
    const talk = await anOfferThatWaits();
    const before = stored(talk);
    const preview = await talk.desk('POST', talk.at('letter'), { as: lucia, json: { commitments: [CALL] } });
    expect(preview).toMatchObject({ status: 200, body: { text: expect.stringContaining(WORDS) } });
    expect(preview.body.sha256).toBe(sha256(preview.body.text));
    expect(stored(talk)).toEqual(before);
    const json = { decision: 'change', commitments: [CALL] };
    expect(await talk.desk('POST', talk.at('complete'), { as: lucia, json })).toMatchObject({ status: 200 });
    expect((await talk.offers())[0]).toMatchObject({ status: 'open', sha256: preview.body.sha256 });
  });

  it('Only who may release it looks at it, and what would be refused is refused there too', async () => {
    const { desk, at } = await anOfferThatWaits();
    const look = async (as: typeof lucia, json: object) => (await desk('POST', at('letter'), { as, json })).status;
    expect(await look(mateo, {})).toBe(403);
    expect(await look(iker, {})).toBe(403);
    expect(await look(sofia, {})).toBe(200);
    const past = { commitments: [{ ...CALL, by: '2026-11-01' }] };
    const refused = await desk('POST', at('letter'), { as: lucia, json: past });
    expect(refused).toMatchObject({ status: 422, body: { code: 'commitments-unfit' } });
    expect(refused.body.errors).toMatchObject([{ pointer: '/commitments/0/by' }]);
    expect(await look(lucia, { commitments: [{ ...CALL, by: 'soon' }] })).toBe(400);
    expect(await look(lucia, { decision: 'hold' })).toBe(400);
  });

  it('A commitment promises no money, whatever its writer insists on: an amount is approved as an option', async () => {
    const { desk, at, offers } = await anOfferThatWaits();
    const money = { ...CALL, text: 'Le devolvemos 900 € antes de fin de mes.' };
    const json = { decision: 'change', commitments: [money], acceptTone: true };
    const refused = await desk('POST', at('complete'), { as: lucia, json });
    expect(refused).toMatchObject({ status: 422, body: { code: 'tone-wrong' } });
    expect(refused.body.errors[0].pointer).toBe('/commitments/0/text');
    expect((await offers())[0]?.status).toBe('needs-release');
  });

  it('What the customer did not accept is put before whoever answers, who gives it or does not', async () => {
    const talk = await anOfferThatWaits();
    await talk.release({ taskId: talk.taskId, commitments: [{ ...CALL, kind: 'call-back' }] });
    await talk.open(`${CASE_ID}.offer.1.1`);
    await talk.answer({ decision: 'decline' });
    const { taskId } = await talk.pause();
    const { body } = await talk.desk('GET', `/desk/cases/${CASE_ID}`, { as: lucia });
    const task = body.tasks.find(({ id }: { id: string }) => id === taskId);
    expect(task.mayCommit).toMatchObject({ standing: [], before: [{ ...CALL, text: WORDS, owner: 'lucia' }] });
    expect(task.text).not.toContain(WORDS);
  });
});

describe('the letter of commitment before its customer', () => {
  /** A final answer that commits us to a call, with the case closed and the promise open. */
  const anAnswer = async () => {
    const talk = await declined();
    await talk.release({ taskId: talk.taskId, commitments: [{ ...CALL, kind: 'call-back' }] });
    await recordOutcome(await talk.write(), talk);
    await talk.open(`${CASE_ID}.promise.1.1`);
    return { ...talk, ...aCustomer(talk), ...aDesk(talk) };
  };

  it('Their page says what we commit ourselves to, who answers for it and by when, and that it is kept', async () => {
    const { see, page, desk } = await anAnswer();
    const shown = await see();
    expect(shown.promises).toMatchObject([{ what: WORDS, kept: false }]);
    expect(shown.nearestPromise).toMatchObject({ kind: 'commitment', who: 'Lucía Ferrándiz' });
    expect(shown.situation).toMatch(/respuesta final.*nos comprometimos/);
    expect(await page()).toContain(WORDS);
    expect(await page({ lang: 'en' })).toContain('We are keeping what we committed ourselves to');
    const kept = { kept: true, proof: 'Hemos hablado: todo bien.' };
    await desk('POST', `/desk/tasks/${CASE_ID}.promise.1.1/complete`, { as: lucia, json: kept });
    expect((await see()).promises).toMatchObject([{ what: WORDS, kept: true }]);
  });

  it('The desk shows it with its kind; whoever may not know the customer reads it without their name', async () => {
    const { desk } = await anAnswer();
    const { body } = await desk('GET', `/desk/cases/${CASE_ID}`, { as: lucia });
    expect(body.agreement.commitments).toMatchObject([{ kind: 'call-back', what: WORDS, owner: 'lucia' }]);
    expect(body.agreement.commitments[0]).not.toHaveProperty('concession');
    const task = body.tasks.find(({ kind }: { kind: string }) => kind === 'promise');
    expect(task).toMatchObject({ promise: WORDS, proofs: ['customer', 'words'] });
  });

  it('Once its words are out of reach, what the policy calls it is left', async () => {
    const { file, table } = await anAnswer();
    const [agreement] = (await file()).agreements;
    expect(agreement?.commitments).toMatchObject([{ what: 'Volver a hablar con usted' }]);
    const item = table.all().find(({ sk }) => sk.startsWith('AGREEMENT#'));
    expect(JSON.stringify(item)).not.toContain('caldera');
  });
});
