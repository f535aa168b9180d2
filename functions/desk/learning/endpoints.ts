import { type DeskEndpoint, forWho } from '../access/desk-endpoint.ts';
import { adviceEndpoints } from '../advice/endpoints.ts';
import { fairnessEndpoints } from '../fairness/endpoints.ts';
import { byReference } from '../http/by-reference.ts';
import { forReader } from '../http/for-reader.ts';
import { versioned } from '../http/if-match.ts';
import { unlessBlocked } from '../http/unless-blocked.ts';
import { improvementEndpoints } from '../improvement/endpoints.ts';
import { incidentEndpoints } from '../incidents/endpoints.ts';
import { insightsEndpoints } from '../insights/endpoints.ts';
import { manualEndpoints } from '../manual/endpoints.ts';
import { staffEndpoints } from '../staff/endpoints.ts';
import { whatIfEndpoints } from '../what-if/endpoints.ts';

/** What is learned from cases, beyond each one of them, and who works here; a function of its own, so that what works on one case starts as fast as before. */
export const learningEndpoints: DeskEndpoint[] = [
  ...insightsEndpoints,
  ...fairnessEndpoints,
  ...adviceEndpoints,
  ...manualEndpoints,
  ...whatIfEndpoints,
  ...incidentEndpoints,
  ...improvementEndpoints,
  ...staffEndpoints,
]
  .map(unlessBlocked)
  .map(versioned)
  .map(forWho)
  .map(forReader)
  .map(byReference);
