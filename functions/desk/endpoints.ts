import { type DeskEndpoint, forWho } from './access/desk-endpoint.ts';
import { accountReviewEndpoints } from './account-review/endpoints.ts';
import { askableActs } from './actions/asked.ts';
import { bringInEndpoints } from './bring-in/endpoints.ts';
import { budgetEndpoints } from './budgets/endpoints.ts';
import { callGroupEndpoints } from './call-group/endpoints.ts';
import { wholeCase } from './case/endpoints.ts';
import { completionEndpoints } from './completion/endpoints.ts';
import { concernedEndpoints } from './concerned/endpoints.ts';
import { contactDataEndpoints } from './contact-data/endpoints.ts';
import { customerFileEndpoints } from './customer-file/endpoints.ts';
import { draftEndpoints } from './drafts/endpoints.ts';
import { endsDraft } from './drafts/ends-draft.ts';
import { escalationEndpoints } from './escalation/endpoints.ts';
import { holdsEndpoints } from './holds/endpoints.ts';
import { withAfterwards } from './http/afterwards.ts';
import { byReference } from './http/by-reference.ts';
import { forReader } from './http/for-reader.ts';
import { versioned } from './http/if-match.ts';
import { unlessBlocked } from './http/unless-blocked.ts';
import { legalHoldEndpoints } from './legal-hold/endpoints.ts';
import { linksEndpoints } from './links/endpoints.ts';
import { liveEndpoints } from './live/endpoints.ts';
import { markEndpoints } from './marks/endpoints.ts';
import { endsMarks } from './marks/ends-marks.ts';
import { matterEndpoints } from './matter/endpoints.ts';
import { meEndpoints } from './me/endpoints.ts';
import { meetingEndpoints } from './meeting/endpoints.ts';
import { staffEndpoints } from './new-complaint/endpoints.ts';
import { offerEndpoints } from './offer/endpoints.ts';
import { casesAsCsv, deliveries, team } from './overview/endpoints.ts';
import { ownCasesEndpoints } from './own-cases/endpoints.ts';
import { pointsEndpoints } from './points/endpoints.ts';
import { previewEndpoints } from './preview/endpoints.ts';
import { promisesEndpoints } from './promises/endpoints.ts';
import { readsEndpoints } from './reads/endpoints.ts';
import { replyEndpoints } from './reply/endpoints.ts';
import { searchEndpoints } from './search/endpoints.ts';
import { snippetEndpoints } from './snippets/endpoints.ts';
import { standingEndpoints } from './standing/endpoints.ts';
import { subscriptionEndpoints } from './subscriptions/endpoints.ts';
import { taskFactsEndpoints } from './task-facts/endpoints.ts';
import { decidingEndpoints, taskQueues } from './tasks/endpoints.ts';
import { thirdOpinionEndpoints } from './third-opinion/endpoints.ts';
import { timersEndpoints } from './timers/endpoints.ts';
import { viewEndpoints } from './views/endpoints.ts';
import { workloadEndpoints } from './workload/endpoints.ts';
import { writingEndpoints } from './writing/endpoints.ts';

/** All that is done to a case or with its tasks. */
const acts: DeskEndpoint[] = [
  ...decidingEndpoints,
  ...previewEndpoints,
  ...writingEndpoints,
  ...snippetEndpoints,
  ...matterEndpoints,
  ...concernedEndpoints,
  ...timersEndpoints,
  ...escalationEndpoints,
  ...pointsEndpoints,
  ...callGroupEndpoints,
  ...completionEndpoints,
  ...thirdOpinionEndpoints,
  ...accountReviewEndpoints,
  ...replyEndpoints,
  ...contactDataEndpoints,
  ...offerEndpoints,
  ...meetingEndpoints,
  ...staffEndpoints,
  ...bringInEndpoints,
  ...legalHoldEndpoints,
  ...holdsEndpoints,
  ...linksEndpoints,
];

/**
 * What the care team can do, each with its rule of access; `infra` makes the routes, `tools/openapi` the document, in this
 * order.
 */
export const deskEndpoints: DeskEndpoint[] = [
  taskQueues,
  ...ownCasesEndpoints,
  ...workloadEndpoints,
  ...budgetEndpoints,
  ...standingEndpoints,
  ...subscriptionEndpoints,
  ...promisesEndpoints,
  ...searchEndpoints,
  ...liveEndpoints,
  ...meEndpoints,
  ...viewEndpoints,
  ...markEndpoints,
  ...draftEndpoints,
  team,
  wholeCase(askableActs(acts)),
  deliveries,
  casesAsCsv,
  ...acts,
  ...taskFactsEndpoints,
  ...customerFileEndpoints,
  ...readsEndpoints,
]
  .map(unlessBlocked)
  .map(versioned)
  .map(withAfterwards(endsDraft, endsMarks))
  .map(forWho)
  .map(forReader)
  .map(byReference);
