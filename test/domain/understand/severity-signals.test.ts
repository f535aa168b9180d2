import { describe, expect, it } from 'vitest';
import { severityOf, signalsIn } from '#domain/understand/severity.ts';
import { policy } from '#test/support/case-fixture.ts';

const signals = (text: string, language = 'es') => signalsIn(policy, { text, language }).map(({ id }) => id);
const level = (text: string) => severityOf(policy, { text, language: 'es', earlierCases: 0 }).level;

describe('Signals of severity', () => {
  it.each([
    'Ya puse la queja en Profeco',
    'Voy a Indecopi mañana',
    'Presenté reclamo en el SERNAC',
    'Iré a la SIC',
    'Tengo folio de la CONDUSEF',
    'Osiptel ya me dio la razón',
    'Fui a Defensa del Consumidor',
    'Reclamé ante el Enargas',
  ])('%s: an authority is heard', (text) => {
    expect(signals(text)).toContain('legal');
  });

  it.each(['I have written to the Ombudsman', 'Ofcom will hear of this', 'I went to Citizens Advice'])(
    '%s: an authority is heard in English',
    (text) => {
      expect(signals(text, 'en')).toContain('legal');
    },
  );

  it('hears that the light went out, and for how many days', () => {
    expect(signals('Se fue la luz hace tres días')).toEqual(expect.arrayContaining(['no-service', 'long-outage']));
    expect(level('Se fue la luz hace tres días')).toBe(3);
  });

  it.each([
    'Lo vi en la tele y lo compré',
    'Mi abuelo contaba chistes mejores',
    'Esto ni mi abuela lo entiende',
    'Me sangran a comisiones',
    'Vaya incendio de precios',
  ])('%s: weighs nothing', (text) => {
    expect(level(text)).toBe(1);
  });

  it('hears a grandmother who needs help', () => {
    expect(signals('Mi abuela vive sola y no puede bajar')).toContain('vulnerable');
  });

  it.each([
    'Huele a gas en toda la calle, por favor vengan.',
    'Por favor vengan, el vecino dice que huele a gas.',
    'Quiero hablar con una supervisora: con la persona de antes no me entiendo. Y ahora huele a gas.',
    'Llevo toda la mañana esperando al técnico, huele a gas en el rellano y nadie viene.',
  ])('%s: gas that is smelled is no figure of speech, whatever stands around it', (text) => {
    expect(level(text)).toBe(4);
  });

  describe('where the classifier reads nothing so grave', () => {
    const outputs = policy.classifier.outputs.map((output) =>
      output.name === 'level:4' ? { ...output, bias: -100 } : output,
    );
    const sober = { ...policy, classifier: { ...policy.classifier, outputs } };
    const judged = (text: string) => severityOf(sober, { text, language: 'es', earlierCases: 0 });

    it('words of danger alone come to level 3, are told of, and still name the danger', () => {
      const text = 'La freidora echó a arder en la cocina y me quemé la mano.';
      const { level: read, points, reasons } = judged(text);
      expect({ read, points }).toEqual({ read: 3, points: 6 });
      expect(reasons.map(({ code }) => code)).toContain('reads-less-grave');
      expect(signalsIn(sober, { text, language: 'es' }).some(({ danger }) => danger)).toBe(true);
    });

    it('gas that is smelled stays at level 4', () => {
      expect(judged('Huele mucho a gas en la escalera.').level).toBe(4);
    });

    it('earlier cases raise it as before', () => {
      const text = 'La freidora echó a arder en la cocina y me quemé la mano.';
      expect(severityOf(sober, { text, language: 'es', earlierCases: 1 }).level).toBe(4);
    });
  });
});
