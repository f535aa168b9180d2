/** Systems that complaints are brought in from; `csv` is whatever writes tables. */
export const earlierSystems = ['zendesk', 'freshdesk', 'zammad', 'jira', 'csv'] as const;
export type EarlierSystem = (typeof earlierSystems)[number];
