/** A failure that several customers complain about, and a storm that the company should see coming. */
export const incidentKinds = ['incident', 'crisis'] as const;

/** Proposed by the program, then taken up or dismissed by a supervisor; closed once it is over. */
export const incidentStates = ['proposed', 'confirmed', 'dismissed', 'closed'] as const;

/** What complaints are held to have in common, one thing or two, the least specific of each first. Words beside. */
export const keyKinds = ['topic', 'product', 'batch', 'product&place', 'topic&product', 'topic&place'] as const;

/** `outage`: it tells the causes and when the service is expected back (Ley 10/2025 arts. 13.9 and 17.2); `word`: whatever else there is to say. */
export const incidentMessageKinds = ['word', 'outage'] as const;

/** Whom a message goes to: all who complained, or customers who are affected and have not. */
export const incidentAudiences = ['complained', 'affected'] as const;
