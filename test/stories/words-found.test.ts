import { describe, expect, it } from 'vitest';
import { blindWord, indexWords } from '#cases/store/blind-words.ts';
import { environment as relay } from '#functions/relay/contract.ts';
import { block } from '#functions/retention/block.ts';
import { destroy } from '#functions/retention/destroy.ts';
import { unblock } from '#functions/retention/unblock.ts';
import { environment as track } from '#functions/track/contract.ts';
import { fileStore } from '#test/functions/retention/retention-fixture.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { replies } from '#test/support/replies.ts';

const ANA = 'ana.nunez@correo.example';

const begun = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: 'La caldera no calienta desde el viernes y nadie me coge el teléfono.',
    desiredRemedy: 'Que me cambien la válvula',
    customer: { name: 'Ana Núñez', email: ANA },
  });
  const found = async (q: string) => {
    const { body } = await amends.call('GET', '/desk/search', { user: staff('sofia'), query: { q } });
    return (body['cases'] as { caseId: string }[]).map(({ caseId }) => caseId);
  };
  const post = async (name: string, body: Record<string, unknown>) => {
    const answer = await amends.call('POST', `${story.path}/${name}`, { body });
    expect(answer.status, answer.text).toBeLessThan(300);
  };
  const words = () => amends.memory.all().filter(({ sk }) => sk.startsWith('WORD#'));
  const retention = { ...amends.deps, files: fileStore().files };
  return { amends, story, found, post, words, retention, reply: replies(amends) };
};
type Begun = Awaited<ReturnType<typeof begun>>;

/** The ways in which a customer says more, each with words that stood nowhere before. */
const WAYS: [string, (begun: Begun) => Promise<unknown>][] = [
  ['a message on the page', ({ post }) => post('messages', { text: 'Además huele a queroseno en la despensa.' })],
  ['an escalation', ({ post }) => post('escalate', { message: 'Huele a queroseno en la despensa.' })],
  [
    'a counter to an offer',
    async ({ story }) => {
      await story.examines({});
      const counter = { decision: 'counter', message: 'Que limpien el queroseno de la despensa.' };
      expect((await story.answers(counter)).status).toBe(200);
    },
  ],
  [
    'an answer by mail',
    async ({ story, reply }) =>
      reply.byMail({ reference: (await story.head()).reference, from: ANA }, 'Sigue el queroseno en la despensa.'),
  ],
  [
    'several messages, the last of many',
    async ({ post }) => {
      for (let n = 1; n <= 9; n++) await post('messages', { text: `Sigo esperando a que vengan, mensaje ${n}.` });
      await post('messages', { text: 'Hoy ha salido queroseno en la despensa.' });
    },
  ],
];

describe('What a customer writes later', () => {
  it.each(WAYS)('It is found by its words: %s', async (_, says) => {
    const it = await begun();
    expect(await it.found('queroseno')).toEqual([]);
    await says(it);
    for (const q of ['queroseno', 'QUEROSÉNO', 'despen', 'despensa nuñez', 'valvula'])
      expect(await it.found(q), q).toEqual([it.story.caseId]);
  });

  it('Words of a customer’s platform are found as they are after a change of them', async () => {
    const { reply, found } = await begun();
    const author = { id: '34600111222', name: 'Bea' };
    await reply.by('telegram', { text: 'El frigorífico gotea.', author, externalId: 't-1', threadId: 't' });
    await reply.by('telegram', {
      kind: 'edit',
      text: 'El congelador gotea.',
      author,
      externalId: 't-1',
      threadId: 't',
    });
    expect(await found('frigorifico')).toHaveLength(1);
    expect(await found('congela')).toEqual(await found('frigorifico'));
  });

  it('The function of the public page holds no key of what cases are found by: the relay does', () => {
    expect(Object.keys(track.shape)).not.toContain('IDENTITY_SECRET_ID');
    expect(Object.keys(relay.shape)).toContain('IDENTITY_SECRET_ID');
  });

  it('A case that is blocked is not found by its words, those of the page included, until it is brought back', async () => {
    const { story, found, post, words, retention } = await begun();
    await post('messages', { text: 'Además huele a queroseno.' });
    await block(story.caseId, retention);
    expect([await found('queroseno'), await found('nunez'), words()]).toEqual([[], [], []]);
    await unblock({ caseId: story.caseId, reason: 'Lo pide el juzgado.', by: 'sofia' }, retention);
    expect(await found('queroseno')).toEqual([story.caseId]);
  });

  it('Erased, it is found by nothing, and none of its words is left anywhere', async () => {
    const { amends, story, found, post, retention } = await begun();
    await post('messages', { text: 'Además huele a queroseno.' });
    const hidden = blindWord((await amends.deps.identity()).current, 'queroseno').beginning;
    expect(JSON.stringify(amends.memory.all())).toContain(hidden);
    await destroy(story.caseId, retention, 'erased');
    expect(await found('queroseno')).toEqual([]);
    expect((await story.head()).blockedAt).toBeDefined();
    expect(JSON.stringify(amends.memory.all())).not.toContain(hidden);
  });

  it('Words that the relay is late with are not kept of a case that was blocked meanwhile', async () => {
    const { amends, story, post, words, retention } = await begun();
    await post('messages', { text: 'Además huele a queroseno.' });
    const texts = [...(await story.file()).texts.keys()];
    const table = {
      ...amends.memory,
      getMany: async (keys: Parameters<typeof amends.memory.getMany>[0]) => {
        const read = await amends.memory.getMany(keys);
        await block(story.caseId, retention);
        return read;
      },
    };
    await indexWords(table, { caseId: story.caseId, texts, opens: false }, 'a-secret-of-the-tests');
    expect(words()).toEqual([]);
  });
});
