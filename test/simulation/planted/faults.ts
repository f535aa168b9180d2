import { faultsOfDeeds } from './of/deeds.ts';
import { faultsOfHanding } from './of/handing.ts';
import { faultsOfMachines } from './of/machines.ts';
import { faultsOfPeople } from './of/people.ts';
import { faultsOfPromises } from './of/promises.ts';
import { faultsOfServices } from './of/services.ts';
import { faultsOfStoring } from './of/storing.ts';
import { faultsOfTeam } from './of/team.ts';
import { faultsOfTime } from './of/time.ts';
import { faultsOfWords } from './of/words.ts';
import type { PlantedFault } from './planted.ts';

/** Faults of every sort that a change could bring in: the simulation has to find each of them. */
export const plantedFaults = {
  ...faultsOfStoring,
  ...faultsOfMachines,
  ...faultsOfTime,
  ...faultsOfPeople,
  ...faultsOfPromises,
  ...faultsOfTeam,
  ...faultsOfDeeds,
  ...faultsOfServices,
  ...faultsOfWords,
  ...faultsOfHanding,
} satisfies Record<string, PlantedFault>;

export type FaultName = keyof typeof plantedFaults;

/** The text of a file with a fault in it. Throws where it is not there, or not once. */
export const planted = (text: string, { file, find, replace, first }: PlantedFault): string => {
  const [before, ...after] = text.split(find);
  if (after.length === 0 || (after.length > 1 && !first))
    throw new Error(`The place of a fault is not in ${file} once`);
  return before + replace + after.join(find);
};
