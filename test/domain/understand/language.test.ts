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
    ['ca', 'Vull que em tornin els diners.'],
    ['ca', 'Fa una setmana que no tenim aigua a casa i ningú ens diu res.'],
    ['ca', 'Hi ha olor de gas a la cuina, què he de fer ara?'],
    ['gl', 'Quero que me devolvan os cartos, grazas.'],
    ['gl', 'Hai unha semana que non temos auga na casa e ninguén nos di nada.'],
    ['gl', 'Cheira moito a gas na cociña e non sei que facer.'],
    ['eu', 'Dirua itzultzea nahi dut, mesedez.'],
    ['eu', 'Aste bat daramagu etxean urik gabe eta inork ez digu ezer esan.'],
    ['eu', 'Gas usaina dago sukaldean, zer egin behar dut orain?'],
    ['es', 'Quiero que me devuelvan el dinero.'],
    ['es', 'Llevamos una semana sin agua en casa y nadie nos dice nada.'],
    ['es', 'Compré una mesa en la tienda de Can Vila, de Sant Cugat del Vallès, y llegó rota.'],
    ['es', 'Vivo en la rúa do Vilar de Santiago y desde ayer no tengo luz.'],
  ])('sureLanguage is sure of a short complaint in %s: %s', (language, text) => {
    expect(sureLanguage(text)).toBe(language);
  });

  it.each([
    'El pedido de Etxe Berria, en Getxo, no me ha llegado todavía.',
    'Adjunto factura número 12 de Barcelona.',
    'Pedido 4711 Casa Milà Barcelona',
    'A Coruña, factura do mes',
    'Reclamación factura gas',
  ])('sureLanguage does not guess at a co-official language: %s', (text) => {
    expect(['es', undefined]).toContain(sureLanguage(text));
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
