import { describe, expect, it } from 'vitest';
import { sureLanguage } from '#domain/understand/language.ts';

describe('sureLanguage', () => {
  it.each([
    [
      'es',
      'Llevo tres semanas esperando la devolución del dinero y nadie me da una respuesta. Ya no sé a quién llamar.',
    ],
    ['en', 'I have been waiting for my refund for three weeks and nobody has answered my calls about it.'],
    ['pt', 'Estou há três semanas à espera do reembolso e ninguém me responde. Não sei mais o que fazer com você.'],
    ['fr', 'J’attends le remboursement depuis trois semaines et personne ne me répond. Je ne sais plus qui appeler.'],
    [
      'ca',
      'Fa tres setmanes que espero la devolució dels diners i ningú em respon. Ja no sé què més puc fer amb això.',
    ],
    [
      'gl',
      'Levo tres semanas agardando pola devolución e ninguén me responde. Xa non sei que máis podo facer cos cartos.',
    ],
    [
      'eu',
      'Hiru aste daramatzat dirua itzultzeko zain eta inork ez dit erantzun. Ez dakit zer egin behar dudan, hau ez da normala.',
    ],
  ])('sureLanguage is sure of %s', (language, text) => {
    expect(sureLanguage(text)).toBe(language);
  });

  it.each([
    ['too short', 'No funciona'],
    ['shared by neighbours', 'a casa de Ana'],
    ['a language it does not know', 'Od trzech tygodni czekam na zwrot pieniędzy i nikt mi nie odpowiada.'],
    ['without words', '12345 !!! ???'],
    ['empty', ''],
  ])('sureLanguage is not sure of what is %s', (_, text) => {
    expect(sureLanguage(text)).toBeUndefined();
  });
});
