import { foldWord } from './words.ts';

/** Words that end a noun phrase: function words and frequent verb forms, per language. */
const LISTS: Record<string, string> = {
  es:
    'a al ante bajo con contra desde durante en entre hacia hasta para por según sin sobre tras y e o u ni que ' +
    'si pero aunque porque como cuando donde quien cual cuyo qué quién cuál cómo cuándo dónde me te se nos os ' +
    'lo le les yo tú él ella ello nosotros vosotros ellos ellas usted ustedes mí ti sí no nunca jamás también ' +
    'tampoco ya aún todavía muy mucho mucha más menos tan tanto bien mal así ahora hoy ayer mañana aquí ahí ' +
    'allí siempre después luego antes entonces además solo sólo casi nada nadie algo alguien todo toda todos ' +
    'todas cada otra otro otras otros es son era eran fue fueron ser sido siendo está están estaba estaban ' +
    'estoy estar estado he has ha hemos han había haber hay hubo tengo tiene tienen tenía tener hace hacen ' +
    'hacer hecho hago quiero quiere quieren puedo puede pueden poder debe deben va van voy ir iba vino viene ' +
    'vienen llegó llega llegado llevo lleva llevan dice dicen dicho dijo dijeron dan dio pide pido pedí compré llamé ' +
    'llamado funciona funcionan contesta responde sigue siguen sale parece necesito espero exijo solicito soy ' +
    'hola gracias señores',
  en:
    'about above after again all also am and are as at be because been before being between but by can could ' +
    'did do does doing down during each even ever every few for from get got had has have having he here how i ' +
    'if in into is it just me more most much must never no nor not now off on once only or other out over own ' +
    'please same she should so some still such than thanks that them then there they those through to today ' +
    'tomorrow too under until up us very was we were what when where which while who whom why will with ' +
    'without would yesterday yet you told said say says went want wants need needs like called call calls came ' +
    'come comes bought received works work worked broke broken sent tell give gave make made take took hello ' +
    'hi dear t s don doesn didn won isn ve re ll d m',
  pt:
    'ao aos à às ante após até com contra desde em entre para per perante por sem sob sobre e ou nem que se ' +
    'mas porém porque como quando onde quem qual me te lhe nos vos eu tu ele ela nós eles elas você vocês não ' +
    'nunca já ainda muito mais menos tão bem mal assim agora hoje ontem amanhã aqui ali sempre depois antes ' +
    'também só nada ninguém algo tudo todo toda todos todas cada outro outra é são era foi foram ser sido está ' +
    'estão estava estou estar tenho tem têm tinha ter há faz fazer feito quero quer pode podem posso deve vai ' +
    'vão vou ir veio vem chegou diz disse comprei liguei funciona responde obrigado',
  fr:
    'à avec chez contre dans depuis en entre par pour sans sous sur vers et ou ni mais donc or car que qui ' +
    'quoi dont où si comme quand lorsque je tu il elle on nous vous ils elles me te se lui y ne pas plus moins ' +
    'jamais déjà encore toujours très trop bien mal ainsi maintenant aujourd hui hier demain ici là après ' +
    'avant aussi rien personne tout toute tous toutes chaque autre est sont était étaient été être suis ai as ' +
    'avons avez ont avait avoir fait faire veux veut peut peuvent peux doit va vont vais aller vient arrive ' +
    'dit acheté appelé fonctionne répond merci bonjour j n c qu m t',
};
/** Words a noun phrase may begin with and Comprehend keeps ("mi lavadora"). */
const DETERMINERS: Record<string, string> = {
  es:
    'el la los las un una unos unas mi mis tu tus su sus este esta estos estas ese esa esos esas nuestro ' +
    'nuestra nuestros nuestras dos tres cuatro cinco del',
  en: 'the a an my your his her its our their this these two three four five',
  pt:
    'o a os as um uma uns umas meu minha meus minhas seu sua seus suas este esta esse essa nosso nossa dois ' +
    'três do da dos das no na nos nas pelo pela',
  fr:
    'le la les l un une des mon ma mes ton ta tes son sa ses notre votre leur leurs ce cet cette ces deux ' +
    'trois du au aux d',
};
/** Words that join two nouns into one phrase ("la factura de la luz"). */
const LINKS: Record<string, string> = { es: 'de del', en: 'of', pt: 'de do da dos das', fr: 'de du des d' };

const sets = (lists: Record<string, string>): Map<string, Set<string>> =>
  new Map(Object.entries(lists).map(([language, words]) => [language, new Set(foldWord(words).split(' '))]));

const stops = sets(LISTS);
const determiners = sets(DETERMINERS);
const links = sets(LINKS);
const NONE = new Set<string>();

export type Grammar = { stops: Set<string>; determiners: Set<string>; links: Set<string> };

/** The small words of a language; a language we have no list for has none. */
export const grammarOf = (language: string): Grammar => ({
  stops: stops.get(language) ?? NONE,
  determiners: determiners.get(language) ?? NONE,
  links: links.get(language) ?? NONE,
});
