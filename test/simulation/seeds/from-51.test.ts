import { playsSeeds } from './playing.ts';

playsSeeds(51);
