import { deskEndpoints } from './endpoints.ts';
import { evidenceEndpoints } from './evidence/endpoints.ts';
import { learningEndpoints } from './learning/endpoints.ts';
import { setAsideEndpoints } from './set-aside/endpoints.ts';

/** All that the care team can call, whichever function answers, in the order of the API. */
export const teamEndpoints = [...deskEndpoints, ...learningEndpoints, ...setAsideEndpoints, ...evidenceEndpoints];
