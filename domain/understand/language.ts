/**
 * Words that hardly carry meaning but tell languages apart. Words that several of the languages share stand in each of
 * them, so that close relatives (Galician and Portuguese, Catalan and Spanish) keep each other from being sure.
 */
const FUNCTION_WORDS: Record<string, string> = {
  es: 'el la los las un una unos unas de del al y o que en con por para se lo le les me te nos mi su sus es son está están fue ha han he hemos había no sí muy más pero como este esta esto ese esa eso todo desde hasta hace sin sobre ya también cuando porque donde ni hay tengo tiene estoy ser hacer nada nadie otra otro ustedes usted durante ningún ninguna sido puede pueden quiero aún ahora llegó llevo lleva bastante mucho poco cada solo parece aquí ahí allí antes después entonces luego ayer hoy mañana anoche nunca jamás siempre tampoco además aunque mientras según hacia quién cuál qué cómo cuándo cuánto mis nuestro nuestra nuestros nuestras gracias buenos buenas días hola quisiera tienen tenemos tenía eran será fueron dijeron dicen dice hicieron hizo hecho semana semanas mes meses año años día veces vez mismo misma siendo yo tú él ella ellos ellas somos haya hubo algo alguien aquel aquella cual pues sea casa agua va van voy tres dos cuatro tenido estaba estaban estuvo pedí pagué compré llamé recibí espero pido quieren dinero factura pedido tienda nuevo nueva',
  en: 'the a an of to and or in on at for with from by that this these those is are was were be been have has had do does did not no i you he she it we they my your his her our their me him us them but if as so than then there here when which who what will would can could should just very into about after before because how why where while again still yet never always now yesterday today tomorrow nobody somebody anyone nothing something thanks thank hello please want need got get week weeks month months year years day days time times same over under out up down only also more most some any each every both money invoice order shop new two three four house water went told said came',
  pt: 'o a os as um uma uns umas de do da dos das ao à e ou que em no na nos nas com por para pelo pela se lhe me te meu minha seu sua é são está estão foi há não sim muito mais mas como este esta isto esse essa isso tudo desde até sem sobre já também quando porque onde nem tenho tem estou ser fazer nada ninguém outra outro você vocês foram ele ela eles elas às num numa depois aqui ali antes então ontem hoje amanhã nunca jamais sempre além embora enquanto segundo quem qual quê quanto meus minhas nosso nossa nossos nossas obrigado obrigada olá gostaria têm temos tinha eram será disseram dizem diz fizeram fez feito semana semanas mês meses ano anos dia dias vezes vez mesmo mesma eu tu nós dinheiro fatura conta encomenda loja novo nova aos pelos pelas dele dela deles aquilo estava estavam ainda agora cada alguém nenhum nenhuma qualquer lhes quero preciso tive fiz fui casa água dois duas três quatro',
  fr: 'le la les l un une des de du d à au aux et ou que qu qui en dans avec par pour se ce cette ces me te nous vous je j il elle ils elles on mon ma mes votre vos son sa ses est sont était a ont ai avons n ne pas non oui très plus mais comme tout depuis sans sur déjà aussi quand car où y être faire rien c s m été leur nos notre leurs hier demain aujourd jamais toujours encore après avant alors donc merci bonjour voudrais avez êtes sommes étaient semaine semaines mois an ans jour jours fois même moi toi lui eux argent facture commande magasin nouveau nouvelle chez sous personne suis ici cela ça deux trois quatre maison eau',
  ca: 'el la els les l un una uns unes de del dels d al als i o que en amb per se es li em et ens us n meu meva seu seva és són està estan va van ha han he hem havia no sí molt més però com aquest aquesta això aquell tot des fins fa sense sobre ja també quan perquè on ni hi tinc té estic ser fer res ningú altra altre vostè m s vaig pel pels tots aquests aquestes aquella aquells allò aquí allà abans després llavors doncs ahir avui demà mai sempre tampoc mentre segons qui quin quina quins quines què quant meus meves seus seves nostre nostra nostres vostre vostra gràcies hola voldria vull tenen tenim tenia eren serà diuen diu fet setmana setmanes mes mesos any anys dia dies vegades vegada mateix mateixa jo tu ell ella ells elles nosaltres vostès som sóc era haver ho diners factura comanda botiga nou nova sota cap gens gaire massa molts molta moltes ara encara només estava estem poden pot puc podem algú cada dos tres quatre casa aigua vam vau bon bona tarda demano espero sigui hagi estigui',
  gl: 'o a os as un unha uns unhas de do da dos das ao á e ou que en no na nos nas con por para polo pola se lle lles me te meu miña seu súa é son está están foi hai non si moi máis pero como este esta isto ese esa iso todo desde ata sen sobre xa tamén cando porque onde nin teño ten estou ser facer nada ninguén outra outro vostede nun nunha foron el ela eles elas cunha cun dende aquí alí antes despois entón onte hoxe mañá nunca xamais sempre tampouco ademais aínda agora mentres segundo quen cal canto meus miñas seus súas noso nosa nosos nosas grazas ola bos boas días quixera quero teñen temos tiña tiñan eran será dixeron din dixo fixeron fixo fixen feito semana semanas mes meses ano anos día veces vez mesmo mesma eu ti nós vós vostedes diñeiro cartos factura pedido tenda novo nova coa coas co cos ó ós aos polas polos dun dunha duns dunhas neste nesta nese nesa deste desta aquel moito moita moitos moitas pouco só cada alguén ningún ningunha algunha algún calquera houbo sei podo pode poden vou vai casa auga dous dúas tres catro fun levo leva chegou aquilo tiven',
  eu: 'eta edo da dira zen ziren dut du dute dugu ez bai oso baina hau hori hura hauek horiek bat batzuk ere nire zure bere gure izan egin egon dago daude naiz gara zara dela duen dituzte ditu nuen zuen genuen ondoren gero orain hemen hor ezin behar arte gabe beste guztiak guzti nik zuk gu nola zer noiz non baino zait didate eskerrik asko kaixo agur mesedez nahi nuke nahiko ditut dizut dizuet didazue zidaten zidan zaio zaizkit zuten zituzten naute nauzue nazazue nintzen ginen dugun dudan duzu duzue duzun dituzue daramat daramatzat daramagu diru dirua faktura arazo arazoa inork inor ezer oraindik atzo gaur bihar asteak aste hilabete hilabeteak urte urtean etxe etxean etxera ordea baita berriz arren guztia dagoen daudela direla izango egingo egiten eskatu eskatzen itzuli ordaindu ordainketa erosi deitu erantzun erantzuna zerbitzua zerbitzu egun egunak ordu orduak aurretik atzetik barruan kanpoan artean aldiz beti inoiz hala horrela honela hemendik zergatik nork nori nondik norbait zerbait bakar bakarrik bi hiru lau bost dizkit dizkidate diezadazue ginuen nuela zuela nirekin gurekin zurekin honekin horrekin txarra berria',
  de: 'der die das den dem des und oder ist sind war nicht ein eine einen einem einer mit zu zum zur von vom auf für sich auch im in am um wie ich sie wir es hat haben bei nach über aus wenn noch nur mein meine wird werden wurde kann können dass weil aber schon seit jetzt immer nie heute gestern morgen danke hallo möchte habe hatte waren ihr ihre ihren ihnen mir mich uns unser unsere euch diese dieser dieses keine kein keinen was wer wo warum mehr sehr nichts niemand jemand woche wochen monat monate jahr tag tage geld rechnung bestellung hier dort vor durch ohne gegen unter zwei drei vier haus wasser',
  it: 'il lo la i gli le l un uno una di del dello della dei degli delle d al alla ai e o che in nel nella nei con per da dal dalla su sul si mi ti ci vi suo sua loro è sono era stato ha hanno ho non più ma come questo questa quello tutto fino senza anche già quando perché dove né essere fare niente altro altra nostro nostra nostri vostro vostra ieri oggi domani mai sempre ancora adesso dopo prima allora quindi grazie buongiorno vorrei abbiamo avevo erano sarà settimana settimane mese mesi anno anni giorno giorni volta volte stesso stessa io tu lui lei noi voi soldi fattura ordine negozio nuovo nuova sotto nessuno qualcuno qui là due tre quattro casa acqua mio mia miei mie sia',
};

/** Words that hardly carry meaning, of all the languages. */
export const isFunctionWord = (word: string): boolean => WEIGHTS.has(word);

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
