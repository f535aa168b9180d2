import type { Instant } from '#domain/time.ts';
import type { Cast } from '../cast.ts';
import { type InMemoryAmends, staff } from '../in-memory-amends.ts';
import type { Answer } from '../in-memory-options.ts';

/** When the first complaint of the demo comes in. */
export const START: Instant = '2026-11-23T08:05:00.000Z';

export type Story = {
  at: Instant;
  /** What is filed on the form, or how it comes in where it is not. */
  complaint: Record<string, unknown> | (() => Promise<Cast>);
  goesOn?: (story: Cast) => Promise<unknown>;
};

/** What an endpoint answered, where it did what was asked of it. */
export const done = async (asked: Promise<Answer>): Promise<Answer> => {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
  return answer;
};

/** Somebody at the desk does something to a case. */
export const act = async (amends: InMemoryAmends, [story, path, body]: [Cast, string, object], by?: string) => {
  const user = staff(by ?? String((await story.head()).owner));
  return done(amends.call('POST', `/desk/cases/${story.caseId}/${path}`, { user, body }));
};

const acceptsFirst = async (story: Cast): Promise<unknown> => {
  const option = (await story.sees()).offer?.options[0]?.option;
  return done(story.answers({ decision: 'accept', option }));
};

export const offered = async (story: Cast): Promise<unknown> => {
  await done(story.examines({}));
  return story.releases();
};

export const settled = async (story: Cast): Promise<unknown> => {
  await offered(story);
  return acceptsFirst(story);
};

/** The case is Lucía's, whoever had least to do when it came in. */
const isOfLucia = async (amends: InMemoryAmends, story: Cast): Promise<void> => {
  const [task] = await story.open('examine');
  if (!task || task.assignee === 'lucia') return;
  const body = { to: 'lucia', reason: 'Conoce al cliente.' };
  await done(amends.call('POST', `/desk/tasks/${task.taskId}/hand-over`, { user: staff('sofia'), body }));
};

/** The complaints of the demo, each left where its name says; every step goes through the public endpoints. */
export const stories = (amends: InMemoryAmends) =>
  ({
    closed: {
      at: START,
      complaint: {
        text: 'Cobro duplicado del seguro de la caldera.',
        customer: { name: 'Eva Llorente', email: 'eva@correo.example' },
      },
      goesOn: async (story) => {
        await settled(story);
        return story.keepsPromises();
      },
    },
    promise: {
      at: '2026-11-23T08:40:00.000Z',
      complaint: {
        text: 'Me han cobrado dos veces la misma factura de la lavadora.',
        customer: { name: 'Nuria Campos', email: 'nuria@correo.example' },
        product: 'Lavadora Brisa 8',
      },
      goesOn: settled,
    },
    declined: {
      at: '2026-11-23T09:20:00.000Z',
      complaint: {
        text: 'El técnico rayó el suelo de la cocina y nadie se hace cargo.',
        customer: { name: 'Óscar León', email: 'oscar@correo.example' },
      },
      goesOn: async (story) => {
        const facts = 'Las fotos de la visita muestran el suelo ya rayado.';
        await done(story.complete('examine', { cause: 'unfounded', facts, questions: [] }));
        await story.releases();
        return done(story.answers({ decision: 'decline', message: 'No lo acepto: el suelo estaba perfecto.' }));
      },
    },
    release: {
      at: '2026-11-24T08:30:00.000Z',
      complaint: {
        text: 'Mi pedido llegó una semana tarde y nadie me avisó. Quiero una explicación.',
        customer: { name: 'Pilar Santos', email: 'pilar@correo.example' },
        orderRef: 'P-90021',
      },
      goesOn: (story) =>
        done(
          story.examines({
            explanation: 'El paquete quedó parado en el almacén de Zaragoza por un error nuestro de etiquetado.',
            customerWish: 'Una explicación',
          }),
        ),
    },
    offer: {
      at: '2026-11-24T09:10:00.000Z',
      complaint: {
        text: 'El calentador que me instalaron gotea desde el primer día.',
        customer: { name: 'Ramón Vidal', email: 'ramon@correo.example', phone: '+34 677 000 111' },
        product: 'Calentador Rocío 11',
      },
      goesOn: offered,
    },
    completion: {
      at: '2026-11-24T10:30:00.000Z',
      complaint: {
        text: 'No funciona y quiero una solución.',
        customer: { name: 'Lola Marín', email: 'lola@correo.example' },
      },
      goesOn: (story) =>
        act(amends, [story, 'completion', { missing: '¿De qué aparato se trata y cuándo lo compró?' }]),
    },
    consult: {
      at: '2026-11-24T11:00:00.000Z',
      complaint: {
        text: 'La caldera nueva se ha parado tres veces desde que la instalaron y nadie la arregla. Pondré una denuncia en consumo.',
        customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example', phone: '+34 655 222 111' },
        product: 'Caldera Sierra 24',
      },
      goesOn: (story) =>
        done(
          story.examines({
            questions: [
              {
                domain: 'technical',
                question:
                  '¿Hay que cambiar el aparato o basta con la placa? Rosa Pineda dice que la placa ya se cambió.',
              },
              { domain: 'legal', question: '¿Respondemos de la avería?' },
            ],
          }),
        ),
    },
    approve: {
      at: '2026-11-24T11:40:00.000Z',
      complaint: {
        text: 'La caldera que compré en octubre se ha parado cuatro veces y llevo nueve días sin agua caliente. Quiero que me la cambien.',
        customer: { name: 'Julián Ortega', email: 'julian@correo.example' },
        product: 'Caldera Sierra 24',
      },
      goesOn: async (story) => {
        const questions = [{ domain: 'technical', question: '¿Hay que cambiar el aparato?' }];
        await done(story.examines({ customerWish: 'Que cambien la caldera.', questions }));
        const explanation = 'La placa de control viene mal de fábrica; hay que cambiar el aparato.';
        return done(story.complete('consult', { valid: true, liable: true, remedy: 'replacement', explanation }));
      },
    },
    examine: {
      at: '2026-11-24T15:05:00.000Z',
      complaint: {
        text: 'Estoy harta. Compré una lavadora hace dos semanas y ha llegado rota. Nadie responde al teléfono. Quiero que me devuelvan el dinero. Además me han cobrado el transporte dos veces.\n\nMarta Olmedo\nTel. 600 123 456',
        customer: { name: 'Marta Olmedo Ruiz', email: 'marta.olmedo@correo.example', phone: '+34 600 123 456' },
        orderRef: 'P-77812',
        product: 'Lavadora Brisa 8',
      },
      goesOn: async (story) => {
        await isOfLucia(amends, story);
        await act(amends, [story, 'notes', { text: 'Llamé al almacén: el bulto salió con el precinto roto.' }]);
        const text = 'Hemos recibido sus fotos, gracias. Mañana le contamos qué ha visto el almacén.';
        return act(amends, [story, 'messages', { text }]);
      },
    },
    english: {
      at: '2026-11-25T07:55:00.000Z',
      complaint: {
        text: 'My parcel arrived a week late and nobody told me. I want my shipping costs back.',
        language: 'en',
        customer: { name: 'Tom Reed', email: 'tom@mail.example' },
      },
    },
    contact: {
      at: '2026-11-25T08:20:00.000Z',
      complaint: {
        text: 'Quiero hablar con una persona. La nevera hace ruido y el servicio no viene.',
        customer: { name: 'Iván Soto', email: 'ivan@correo.example', phone: '+34 611 222 333' },
      },
      goesOn: (story) => isOfLucia(amends, story),
    },
    call: {
      at: '2026-11-25T09:04:00.000Z',
      complaint: {
        text: 'Huele a gas en la cocina y mi madre está mareada. ¡Ayuda!',
        customer: { name: 'Ana Prieto Gil', email: 'ana@correo.example', phone: '+34 600 100 200' },
      },
    },
  }) satisfies Record<string, Story>;
