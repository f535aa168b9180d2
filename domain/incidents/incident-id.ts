/** What an incident is about, hashed, and the minute it was found in (`incidentIdOf`). */
const INCIDENT_ID = /^[0-9a-f]{12}-\d{12}$/;

/** Tells the id of an incident from that of a case. */
export const isIncidentId = (id: string): boolean => INCIDENT_ID.test(id);
