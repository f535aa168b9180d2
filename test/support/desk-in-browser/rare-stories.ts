import { storeItems } from '#cases/store/items.ts';
import { worthWrites } from '#cases/store/worths.ts';
import type { Case } from '#domain/case/case.ts';
import { combine } from '#domain/case/change.ts';
import { provedAs, provedKeys } from '#domain/case/identity.ts';
import type { Outcome } from '#domain/case/settlement.ts';
import { executionFailed } from '#domain/execution/settle-execution.ts';
import { disputeEarlier } from '#functions/track/earlier/dispute-earlier.ts';
import { letter } from '#test/channels/email/letters.ts';
import { type Cast, cast, castOf } from '../cast.ts';
import { anEvent } from '../events.ts';
import { type InMemoryAmends, staff } from '../in-memory-amends.ts';
import { mailIn } from '../mail-in.ts';
import { act, done, offered, START, type Story, settled } from './demo-stories.ts';

const TECHNICIAN = 'La placa venía mal de fábrica: el lote entero falla al mes.';
const LAWYER = 'El aparato se abrió en casa y por eso dejó de calentar; la garantía no lo cubre.';

/** Two experts answer, each something else. */
const opinionsDiffer = async (story: Cast): Promise<unknown> => {
  const questions = [
    { domain: 'technical', question: '¿Qué falló, y se puede reparar?' },
    { domain: 'legal', question: '¿Respondemos de esto?' },
  ];
  await done(story.examines({ cause: 'third-party', customerWish: 'Que funcione antes del frío.', questions }));
  const internal = 'El número de serie no coincide con el albarán; convendría comprobarlo.';
  await done(story.complete('consult', { valid: true, liable: true, explanation: TECHNICIAN, internal }, 'iker'));
  return done(story.complete('consult', { valid: true, liable: false, explanation: LAWYER }, 'carmen'));
};

/** A line of the history, which no change of a case goes without. */
const aNote = (messageId: string) => anEvent('note-added', { messageId });

const isProved = async ({ cases, now }: InMemoryAmends, { caseId }: Cast): Promise<Case> =>
  cases.change(caseId, now(), ({ head: { identities = [] } }) => ({
    set: { identities: provedAs(identities, ['email'], { how: 'opened-link', at: now() }) },
    events: [anEvent('identity-proved', { identity: 'email', how: 'opened-link' }, { kind: 'customer' })],
  }));

/** Who the customer is has been proved, and the company's file says what they are worth. */
const isWorth = async (amends: InMemoryAmends, story: Cast): Promise<void> => {
  const proved = await isProved(amends, story);
  const record = { customer: story.caseId, value: 12_345_600, since: '2014', products: 3, orders: 48 };
  const dates = { asOf: amends.now(), ttl: Math.ceil(Date.parse(amends.now()) / 1000) + 1_000_000 };
  await amends.deps.table.write(worthWrites(provedKeys(proved), { ...record, ...dates }));
};

/** What became of an earlier case of somebody. */
const cameTo = (euros: number): Outcome => ({
  ...{ cycle: 1, result: euros > 0 ? 'agreed' : 'answered', cause: euros > 0 ? 'company-error' : 'unfounded' },
  ...{ concessions: [], totalCost: { amount: euros * 100, currency: 'EUR' }, rounds: 1 },
  ...{ recordedAt: START, agreementSha256: 'none' },
});

/** Earlier cases of a customer who has filed many, each with what it came to. */
const filedBefore = async (amends: InMemoryAmends, complaint: Record<string, unknown>): Promise<void> => {
  for (const [index, euros] of [30, 45, 60, 0].entries()) {
    const story = await cast(amends, {
      ...complaint,
      text: `El pedido ${index + 1} llegó tarde.`,
      orderRef: `P-${index}`,
    });
    await isProved(amends, story);
    await storeItems(amends.deps.table, story.caseId, [{ kind: 'outcome', outcome: cameTo(euros) }]);
  }
};

/** From now on a system that carries promises out says nothing of them. */
const systemIsSilent = (amends: InMemoryAmends): void => {
  amends.deps.calls = { hand: async () => undefined };
};

/** The system says that it could not carry the first promise out. */
const executionFails = async ({ cases, deps, now }: InMemoryAmends, story: Cast): Promise<unknown> => {
  const [task] = await story.open('promise');
  const failure = { taskId: task?.taskId ?? '', attempt: 1, because: 'reported', reason: 'card-expired' } as const;
  return cases.change(story.caseId, now(), (file) =>
    combine(executionFailed({ file, at: now(), deps }, failure) ?? {}),
  );
};

/** A message to the customer that came back. */
const comesBack = async ({ cases, now }: InMemoryAmends, story: Cast): Promise<unknown> => {
  const message = (await story.file()).messages.find(
    ({ audience, direction }) => audience === 'customer' && direction === 'out',
  );
  if (!message) throw new Error('Nothing was sent to the customer');
  return cases.change(story.caseId, now(), () => ({
    items: [{ kind: 'message-change', message, set: { status: 'failed', failure: 'bounced' } }],
    events: [aNote(message.messageId)],
  }));
};

const FORWARDED = [
  'Mirad esto, creo que fue culpa del almacén.',
  '',
  'De: Ana Pérez <ana.perez@correo.example>',
  'Enviado: miércoles, 25 de noviembre de 2026 9:00',
  'Para: Lucía Ferrándiz',
  'Asunto: Caldera',
  '',
  'Hola:',
  'La caldera pierde agua y nadie viene.',
].join('\n');

/** A case that came in by something else than the form. */
const castOfCase = async (amends: InMemoryAmends, caseId: string): Promise<Cast> =>
  castOf(amends, { caseId, trackingUrl: await amends.deps.trackingUrl(caseId) }, { holdsBack: true });

/** What a mail opens. */
const byMail = async (amends: InMemoryAmends, mail: Buffer): Promise<Cast> => {
  await mailIn(amends, mail);
  const heads = amends.memory.all().filter(({ sk }) => sk === 'CASE');
  return castOfCase(
    amends,
    heads
      .map(({ caseId }) => String(caseId))
      .sort()
      .at(-1) ?? '',
  );
};

/** What somebody of the team writes down for a customer. */
const byStaff = async (amends: InMemoryAmends, body: Record<string, unknown>): Promise<Cast> => {
  const entered = await done(amends.call('POST', '/desk/complaints', { user: staff('sofia'), body }));
  return castOfCase(amends, String(entered.body['caseId']));
};

const customer = (name: string) => ({
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@correo.example`,
  region: 'ES-MD',
});

const DATES = ['2026-11-27T10:30', '2026-11-30T17:00'];

/** Whoever has the case proposes dates to talk it over. */
const datesProposed = async (amends: InMemoryAmends, story: Cast): Promise<unknown> => {
  const text = 'Me gustaría hablarlo con usted con calma. Elija la fecha que mejor le venga.';
  return act(amends, [story, 'meeting', { how: 'place', with: 'owner', dates: DATES, where: 'Calle Mayor 1', text }]);
};

/** The customer answers to the dates: one of them by its place, or none. */
const answersDates = async (amends: InMemoryAmends, story: Cast, choice: 'first' | 'none'): Promise<unknown> => {
  const { meeting } = (await amends.call('GET', story.path)).body as { meeting?: { dates: string[]; number: number } };
  const date = choice === 'none' ? 'none' : meeting?.dates[0];
  const body = { number: meeting?.number, date, ...(choice === 'none' && { message: 'A esas horas trabajo.' }) };
  return done(amends.call('POST', `${story.path}/meeting`, { body }));
};

const MANY = { customer: { ...customer('Fermín Roca'), phone: '+34 644 100 200' } };

/** Complaints as they seldom are, each left where its name says. */
export const rareStories = (amends: InMemoryAmends) =>
  ({
    /** A promise that a system did not carry out, and that is broken now. */
    broken: {
      at: START,
      complaint: { text: 'Me cobraron dos veces la misma visita del técnico.', customer: customer('Blanca Ríos') },
      goesOn: async (story) => {
        systemIsSilent(amends);
        await settled(story);
        await executionFails(amends, story);
        return done(story.complete('promise', { kept: false, proof: 'La factura salió otra vez sin el abono.' }));
      },
    },
    failed: {
      at: '2026-11-23T08:20:00.000Z',
      complaint: { text: 'Me han cobrado dos veces el seguro de la caldera.', customer: customer('Gloria Sanz') },
      goesOn: async (story) => {
        await settled(story);
        return executionFails(amends, story);
      },
    },
    /** What a system was asked for and has not confirmed in time. */
    late: {
      at: '2026-11-23T08:30:00.000Z',
      complaint: { text: 'Me han cobrado dos veces la factura de octubre.', customer: customer('Hugo Prats') },
      goesOn: settled,
    },
    many: {
      at: '2026-11-23T08:40:00.000Z',
      complaint: async () => {
        await filedBefore(amends, MANY);
        const text = 'Es un abuso: me obligan a pagar sin mi consentimiento. Llevo tres visitas y nadie me escucha.';
        const story = await cast(amends, { ...MANY, text, product: 'Caldera Sierra 24' }, { holdsBack: true });
        await isWorth(amends, story);
        return story;
      },
    },
    reply: {
      at: '2026-11-23T09:00:00.000Z',
      complaint: { text: 'El pedido llegó con una semana de retraso.', customer: customer('Inés Duarte') },
      goesOn: async (story) => {
        await settled(story);
        await story.keepsPromises();
        return done(
          amends.call('POST', `${story.path}/messages`, { body: { text: 'Ha vuelto a pasar con el pedido de hoy.' } }),
        );
      },
    },
    differ: {
      at: '2026-11-24T08:00:00.000Z',
      complaint: {
        text: 'La caldera que me instalaron hace un mes no calienta y nadie viene a verla.',
        customer: customer('Rosa Pineda'),
        product: 'Caldera Sierra 24',
      },
      goesOn: opinionsDiffer,
    },
    third: {
      at: '2026-11-24T08:30:00.000Z',
      complaint: {
        text: 'La caldera que me instalaron en verano no calienta y nadie se hace cargo.',
        customer: customer('Teo Marín'),
      },
      goesOn: async (story) => {
        await opinionsDiffer(story);
        const question = 'Uno dice que es de fábrica y otro que no. ¿Qué dice usted?';
        return act(amends, [story, 'third-opinion', { domain: 'technical', question }], 'sofia');
      },
    },
    misuse: {
      at: '2026-11-24T09:00:00.000Z',
      complaint: { text: 'La lavadora se ha estropeado con la primera carga.', customer: customer('Vera Luna') },
      goesOn: async (story) => {
        await isWorth(amends, story);
        const facts = 'Se cargó con el doble de lo que admite.';
        return done(story.examines({ cause: 'customer-use', facts }));
      },
    },
    acceptance: {
      at: '2026-11-24T09:30:00.000Z',
      complaint: { text: 'El paquete llegó una semana tarde y nadie me avisó.', customer: customer('Lidia Pons') },
      goesOn: async (story) => {
        await offered(story);
        return done(amends.call('POST', `${story.path}/messages`, { body: { text: 'Acepto la opción a. Gracias.' } }));
      },
    },
    secondPerson: {
      at: '2026-11-24T10:00:00.000Z',
      complaint: { text: 'El grifo que cambiaron gotea otra vez.', customer: customer('Marcos Vela') },
      goesOn: (story) => act(amends, [story, 'kind', { kind: 'spam', reason: 'Parece publicidad.' }], 'andres'),
    },
    merged: {
      at: '2026-11-24T10:30:00.000Z',
      complaint: async () => {
        const text = 'El ascensor que instalaron lleva parado una semana.';
        const kept = await cast(amends, { text, customer: customer('Olga Ferrer') }, { holdsBack: true });
        const other = await cast(amends, { text, customer: customer('Quim Soler') }, { holdsBack: true });
        const into = (await kept.head()).reference;
        const reason = 'Dos vecinos por lo mismo.';
        await act(amends, [other, 'merge', { into, reason, acknowledgeDifferentPeople: true }], 'sofia');
        await act(amends, [kept, 'legal-hold', { hold: true, reason: 'Hay demanda.' }], 'sofia');
        return kept;
      },
    },
    stalled: {
      at: '2026-11-24T11:00:00.000Z',
      complaint: { text: 'El termo pierde agua desde ayer.', customer: customer('Sara Gil'), product: 'Termo Río 50' },
      goesOn: async (story) => {
        await comesBack(amends, story);
        const { cases, now } = amends;
        return cases.change(story.caseId, now(), () => ({ set: { stalledAt: now() }, events: [aNote('stalled')] }));
      },
    },
    deliver: {
      at: '2026-11-25T08:00:00.000Z',
      complaint: () =>
        byStaff(amends, {
          text: 'El paquete llegó una semana tarde y nadie me avisó.',
          customer: { name: 'Amparo Giner', phone: '910 111 222' },
          enteredFor: 'shop',
        }),
    },
    confirmCustomer: {
      at: '2026-11-25T08:30:00.000Z',
      complaint: () =>
        byMail(amends, letter({ From: 'Lucía <lucia@lumbre.example>', Subject: 'RV: Caldera' }, FORWARDED)),
    },
    overLimit: {
      at: '2026-11-25T08:45:00.000Z',
      complaint: { text: 'La nevera hace ruido por la noche.', customer: customer('Zoe Mas') },
      goesOn: async (story) => {
        for (let turn = 0; turn < 7; turn++)
          await amends.call('POST', `${story.path}/messages`, { body: { text: `Sigo esperando (${turn + 1}).` } });
      },
    },
    proposed: {
      at: '2026-11-25T08:50:00.000Z',
      complaint: { text: 'El horno quema la comida por un lado.', customer: customer('Nora Vidal') },
      goesOn: (story) => datesProposed(amends, story),
    },
    chosen: {
      at: '2026-11-25T08:52:00.000Z',
      complaint: { text: 'La campana hace mucho ruido.', customer: customer('Saúl Ibarra') },
      goesOn: async (story) => {
        await datesProposed(amends, story);
        return answersDates(amends, story, 'first');
      },
    },
    unsuited: {
      at: '2026-11-25T08:54:00.000Z',
      complaint: { text: 'La placa se apaga sola.', customer: customer('Tania Cobos') },
      goesOn: async (story) => {
        await datesProposed(amends, story);
        return answersDates(amends, story, 'none');
      },
    },
    /** Nobody but those who lead has the money for what is proposed. */
    beyondBudget: {
      at: '2026-11-25T08:56:00.000Z',
      complaint: {
        text: 'La caldera que compré en octubre se ha parado cuatro veces y llevo nueve días sin agua caliente. Quiero que me la cambien.',
        customer: customer('Berta Oliva'),
        product: 'Caldera Sierra 24',
      },
      goesOn: async (story) => {
        const questions = [{ domain: 'technical', question: '¿Hay que cambiar el aparato?' }];
        await done(story.examines({ customerWish: 'Que cambien la caldera.', questions }));
        const explanation = 'La placa de control viene mal de fábrica; hay que cambiar el aparato.';
        return done(story.complete('consult', { valid: true, liable: true, remedy: 'replacement', explanation }));
      },
    },
    /** What we know of earlier complaints is not right, the customer says. */
    disputed: {
      at: '2026-11-25T08:58:00.000Z',
      complaint: async () => {
        const who = { customer: customer('Damián Coll') };
        await filedBefore(amends, who);
        const text = 'Otra vez un pedido que no llega, y nadie me llama.';
        const story = await cast(amends, { ...who, text }, { holdsBack: true });
        await isProved(amends, story);
        return story;
      },
      goesOn: ({ caseId }) =>
        disputeEarlier({ caseId, text: 'Yo no he puesto cuatro reclamaciones.', key: undefined }, amends.deps),
    },
    /** Kept by our word, and not by the customer's. */
    denied: {
      at: '2026-11-25T09:00:00.000Z',
      complaint: { text: 'Me han cobrado dos veces el abono de octubre.', customer: customer('Rita Aguado') },
      goesOn: async (story) => {
        await settled(story);
        await story.keepsPromises();
        const text = 'Me prometieron la devolución y no han cumplido.';
        return done(amends.call('POST', `${story.path}/messages`, { body: { text } }));
      },
    },
    underWay: {
      at: '2026-11-25T09:02:00.000Z',
      complaint: { text: 'Me han cobrado dos veces la factura de noviembre.', customer: customer('Elisa Mora') },
      goesOn: settled,
    },
    /** Of one failure, in two languages. */
    inTheDark: {
      at: '2026-11-25T09:03:00.000Z',
      complaint: { text: 'Llevamos sin luz desde las ocho en toda la calle.', customer: customer('Aurora Peris') },
    },
    inTheDarkToo: {
      at: '2026-11-25T09:04:00.000Z',
      complaint: {
        text: 'The whole street has had no electricity since eight.',
        language: 'en',
        customer: customer('Ben Harker'),
      },
    },
  }) satisfies Record<string, Story>;
