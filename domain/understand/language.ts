/**
 * Words that hardly carry meaning but tell languages apart. Words that several of the languages share stand in each of
 * them, so that close relatives (Galician and Portuguese, Catalan and Spanish) keep each other from being sure.
 */
const FUNCTION_WORDS: Record<string, string> = {
  es: 'el la los las un una unos unas de del al y o que en con por para se lo le les me te nos mi su sus es son está están fue ha han he hemos había no sí muy más pero como este esta esto ese esa eso todo desde hasta hace sin sobre ya también cuando porque donde ni hay tengo tiene estoy ser hacer nada nadie otra otro ustedes usted durante ningún ninguna sido puede pueden quiero aún ahora llegó llevo lleva bastante mucho poco cada solo parece',
  en: 'the a an of to and or in on at for with from by that this these those is are was were be been have has had do does did not no i you he she it we they my your his her our their me him us them but if as so than then there here when which who what will would can could should just very been into about after before because',
  pt: 'o a os as um uma uns umas de do da dos das ao à e ou que em no na nos nas com por para pelo pela se lhe me te meu minha seu sua é são está estão foi há não sim muito mais mas como este esta isto esse essa isso tudo desde até sem sobre já também quando porque onde nem tenho tem estou ser fazer nada ninguém outra outro você vocês foram ele ela eles elas às num numa depois',
  fr: 'le la les l un une des de du d à au aux et ou que qu qui en dans avec par pour se ce cette ces me te nous vous je j il elle ils elles on mon ma mes votre vos son sa ses est sont était a ont ai avons n ne pas non oui très plus mais comme tout depuis sans sur déjà aussi quand car où y être faire rien c s m été leur',
  ca: 'el la els les l un una uns unes de del dels d al als i o que en amb per se es li em et ens us n meu meva seu seva és són està estan va van ha han he hem havia no sí molt més però com aquest aquesta això aquell tot des fins fa sense sobre ja també quan perquè on ni hi tinc té estic ser fer res ningú altra altre vostè m s vaig pel pels tots',
  gl: 'o a os as un unha uns unhas de do da dos das ao á e ou que en no na nos nas con por para polo pola se lle lles me te meu miña seu súa é son está están foi hai non si moi máis pero como este esta isto ese esa iso todo desde ata sen sobre xa tamén cando porque onde nin teño ten estou ser facer nada ninguén outra outro vostede nun nunha foron el ela eles elas cunha cun dende',
  eu: 'eta edo da dira zen ziren dut du dute dugu ez bai oso baina hau hori hura hauek horiek bat batzuk ere nire zure bere gure izan egin egon dago daude naiz gara zara dela duen dituzte ditu nuen zuen genuen ondoren gero orain hemen hor ezin behar arte gabe beste guztiak guzti nik zuk gu nola zer noiz non baino zait didate',
  de: 'der die das den dem des und oder ist sind war nicht ein eine einen einem einer mit zu zum zur von vom auf für sich auch im in am um wie ich sie wir es hat haben bei nach über aus wenn noch nur mein meine',
  it: 'il lo la i gli le l un uno una di del dello della dei degli delle d al alla ai e o che in nel nella nei con per da dal dalla su sul si mi ti ci vi suo sua loro è sono era stato ha hanno ho non più ma come questo questa quello tutto fino senza anche già quando perché dove né essere fare niente altro altra',
};

/** What a word says for each language: 1 where only that language has it, a share of it where several do. */
const WEIGHTS = new Map<string, Map<string, number>>();
const LEXICON = Object.entries(FUNCTION_WORDS).map(([language, words]) => ({ language, words: words.split(' ') }));
for (const { language, words } of LEXICON) {
  for (const word of words) {
    const sharing = LEXICON.filter((other) => other.words.includes(word)).length;
    WEIGHTS.set(word, (WEIGHTS.get(word) ?? new Map<string, number>()).set(language, 1 / sharing));
  }
}

/** Letters that only one of the languages writes. */
const LETTERS: [string, RegExp][] = [
  ['pt', /[ãõ]|ções/u],
  ['ca', /l·l|ny\b|tge/u],
  ['es', /[¿¡]/u],
];

/** So much evidence, so much of it in each word, and so far ahead of the next language, make the rule sure. */
const ENOUGH = 2.5;
const DENSITY = 0.08;
const AHEAD = 1.6;

/**
 * The language of a text, only where function words leave no doubt; undefined otherwise (too short, mixed, another
 * language), where Amazon Comprehend is asked. Knows es, en, pt, fr, ca, gl, eu, de and it.
 */
export const sureLanguage = (text: string): string | undefined => {
  const lower = text.toLowerCase();
  const words = lower.match(/\p{L}+/gu) ?? [];
  const scores = new Map<string, number>(
    LETTERS.flatMap(([language, sign]) => (sign.test(lower) ? [[language, 1]] : [])),
  );
  for (const word of words)
    for (const [language, weight] of WEIGHTS.get(word) ?? [])
      scores.set(language, (scores.get(language) ?? 0) + weight);
  const [best, next] = [...scores].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < Math.max(ENOUGH, words.length * DENSITY)) return undefined;
  return best[1] >= (next?.[1] ?? 0) * AHEAD ? best[0] : undefined;
};
