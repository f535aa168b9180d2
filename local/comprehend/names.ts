import { foldWord } from './words.ts';

const COMMON =
  // Spain: frequent given names of all ages.
  'maría carmen josefa ana isabel laura cristina marta francisca antonia dolores lucía paula elena pilar concepción raquel rosa sara beatriz julia teresa ' +
  'manuela patricia rosario juana alba silvia encarnación irene alicia andrea nuria sandra mónica montserrat ángela sonia margarita marina mercedes susana yolanda ' +
  'natalia inmaculada amparo claudia eva esther verónica noelia carolina begoña inés miriam lorena victoria catalina aitana carla sofía daniela martina valeria nerea ' +
  'fátima celia clara olga aurora consuelo gloria emilia luisa berta nadia ' +
  'antonio manuel josé francisco david javier juan daniel carlos jesús alejandro miguel rafael pablo pedro sergio ángel fernando jorge luis alberto álvaro ' +
  'diego adrián raúl iván rubén enrique óscar ramón andrés vicente santiago joaquín víctor eduardo mario roberto jaime marcos ignacio alfonso salvador ricardo ' +
  'hugo jordi emilio julián guillermo gabriel gonzalo tomás martín nicolás agustín félix césar xavier iker unai aitor mikel gorka joan josep pau oriol ' +
  'bruno lucas mateo leo samuel héctor ' +
  // English.
  'james john robert michael william richard joseph thomas charles christopher matthew anthony steven paul andrew joshua kenneth kevin brian george ' +
  'timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin gregory alexander patrick ' +
  'jack dennis jerry tyler aaron peter simon oliver harry ' +
  'mary jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty ashley emily kimberly donna michelle carol amanda dorothy ' +
  'melissa deborah stephanie rebecca sharon cynthia kathleen amy shirley anna pamela emma nicole helen samantha katherine christine ' +
  'rachel janet catherine heather diane ruth julie olivia joyce virginia kelly lauren evelyn judith hannah megan alice jane';

const NAMES = new Set(foldWord(COMMON).split(' '));

/** Whether a name begins with a given name frequent in Spain or in English-speaking countries. */
export const hasGivenName = (name: string): boolean => NAMES.has(foldWord(name.split(/[\s-]/)[0] ?? ''));
