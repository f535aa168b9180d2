import { describe, expect, it } from 'vitest';
import { articleText } from '#domain/deadline/explain.ts';
import { duties } from '#tools/duties.ts';

const page = (line: string): string => duties(line.split(' '));

describe('what customers must be told', () => {
  it('Under Ley 10/2025 customers are told the channels, proof, following, longest times by class, outside bodies and hours', () => {
    const text = page('--on 2026-12-28 --domain lumbre.example');
    expect(text).toMatch(/^# Cómo reclamar a Lumbre\n/);
    for (const line of [
      '- Correo electrónico: atencion@lumbre.example',
      '| Incidencia de continuidad del servicio | 2 horas | artículo 17.2 |',
      '| Facturación o cobro indebido | 5 días naturales | artículo 17.3 |',
      '| Queja o reclamación en general | 15 días hábiles | artículo 17.1 |',
      '- No se suspende el servicio por lo que se reclama (artículo 4.4).',
      '- lunes, martes, miércoles, jueves: 09:00-14:00, 15:30-19:00',
      '- sábado, domingo: cerrado',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toContain('Junta Arbitral de Consumo');
    expect(text).toContain(
      'puede pedir que le atienda una persona, en un plazo máximo de 3 minutos de atención (artículos 8.2 y 14.1)',
    );
  });

  it('Before Ley 10/2025 binds customers are told the law of that day, without what only the new one gives', () => {
    const text = page('--on 2026-11-22 --lang en');
    expect(text).toContain('| Answer to the complaint | 15 calendar days | article 21.3 |');
    expect(text).not.toContain('Meanwhile');
    expect(text).not.toContain('E-mail');
  });

  it.each([
    ['--lang fr', '--lang fr: must be one of es, en'],
    ['--on tomorrow', '--on tomorrow: there is no such day. A day is written like 2026-12-28'],
    ['--on 2026-02-30', '--on 2026-02-30: there is no such day'],
    ['--url nowhere', '--url nowhere: is no address such as https://'],
    ['--policy nowhere', 'There is no folder nowhere'],
  ])('The command refuses %s and says how to ask', (line, said) => {
    expect(() => page(line)).toThrow(said);
  });
});

it('Several articles are told as several, in the language of the reader', () => {
  expect(articleText('8.2 y 14.1', 'es')).toBe('artículos 8.2 y 14.1');
  expect(articleText('4.2.c, 11 y 12', 'en')).toBe('articles 4.2.c, 11 and 12');
  expect(articleText('17.2', 'en')).toBe('article 17.2');
});
