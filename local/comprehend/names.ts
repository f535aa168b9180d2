const COMMON =
  // Spain, most frequent given names of all ages (public statistics of the national institute).
  'maria carmen josefa ana isabel laura cristina marta francisca antonia dolores lucia paula elena pilar concepcion raquel rosa sara beatriz julia teresa ' +
  'manuela patricia rosario juana alba silvia encarnacion irene alicia andrea nuria sandra monica montserrat angela sonia margarita marina mercedes susana yolanda ' +
  'natalia inmaculada amparo claudia eva esther veronica noelia carolina begoña ines miriam lorena victoria catalina aitana carla sofia daniela martina valeria nerea ' +
  'fatima celia clara olga aurora consuelo gloria emilia luisa ' +
  'antonio manuel jose francisco david javier juan daniel carlos jesus alejandro miguel rafael pablo pedro sergio angel fernando jorge luis alberto alvaro ' +
  'diego adrian raul ivan ruben enrique oscar ramon andres vicente santiago joaquin victor eduardo mario roberto jaime marcos ignacio alfonso salvador ricardo ' +
  'hugo jordi emilio julian guillermo gabriel gonzalo tomas martin nicolas agustin felix cesar xavier iker unai aitor mikel gorka joan josep marc pau oriol ' +
  'bruno lucas mateo leo samuel hector ' +
  // English.
  'james john robert michael william richard joseph thomas charles christopher matthew anthony steven paul andrew joshua kenneth kevin brian george ' +
  'timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin gregory alexander patrick ' +
  'jack dennis jerry tyler aaron peter simon oliver harry ' +
  'mary jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty ashley emily kimberly donna michelle carol amanda dorothy ' +
  'melissa deborah stephanie rebecca sharon cynthia kathleen amy shirley anna pamela emma nicole helen samantha katherine christine ' +
  'rachel janet maria catherine heather diane ruth julie olivia joyce virginia victoria kelly lauren joan evelyn judith hannah megan alice jane';

/** Frequent given names in Spain and in English-speaking countries, lower case, with and without accents. */
export const NAMES = new Set(
  COMMON.split(' ').concat(
    'maría concepción lucía mónica ángela sofía inés fátima verónica encarnación jesús ángel álvaro adrián raúl iván rubén óscar ramón andrés joaquín víctor julián martín nicolás agustín félix césar héctor josé tomás'.split(' '),
  ),
);
