/** A fault that is put into the source: one place of one file says something else. */
export type PlantedFault = {
  /** What is wrong, in a few words. */
  what: string;
  /** The file, from the root of the repository. */
  file: string;
  /** What stands there, once; of several the first is meant where `first` says so. */
  find: string;
  replace: string;
  first?: true;
};
