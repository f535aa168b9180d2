import { fold } from '../understand/words.ts';

/** Shorter pieces stand in any text. */
export const SHORTEST_WORD = 3;
/** Letters of a word that are looked at: whatever is longer is found by its beginning. */
const LONGEST_WORD = 16;

/** Words that stand in any complaint: nobody is found by them. */
const COMMON = new Set(
  (
    'que los las una uno unos unas por con para del pero mas muy sin sobre desde hasta entre cuando como donde porque este esta esto ' +
    'estos estas ese esa eso esos esas aquel mis sus les nos han hay fue ser son era soy esta estoy estan tiene tengo hace hacer ' +
    'todo toda todos todas nada algo otra otro otras otros tambien solo cada dia dias vez ustedes usted hola gracias buenos buenas ' +
    'tardes senores atentamente saludo saludos favor quiero queria puede pueden ahora aqui asi bien mal dos tres ' +
    'the and for you your with that this have has had was were are not but from they them their our out all any can will would ' +
    'been there what when which who how why its also just only please thank thanks hello dear regards want ' +
    'els les una uns unes per amb que com mes molt sense tot tota nao uma dos das nos com mais'
  ).split(' '),
);

/** The words by which a text is found, each once, in its order: without case and accents, of three letters or more. */
export const searchWords = (text: string, most = Number.POSITIVE_INFINITY): string[] => {
  const words = new Set<string>();
  for (const [found] of fold(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    if (words.size >= most) break;
    const letters = Array.from(found);
    // Numbers lead to people by what they are, such as a phone number, and not as words.
    if (letters.length < SHORTEST_WORD || !/\p{L}/u.test(found) || COMMON.has(found)) continue;
    words.add(letters.slice(0, LONGEST_WORD).join(''));
  }
  return [...words];
};
