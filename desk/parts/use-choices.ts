import { useSyncExternalStore } from 'react';
import { type Choices, choices, onChoices, unsent } from './choices.ts';

export const useChoices = (): Choices => useSyncExternalStore(onChoices, choices);

/** Whether the server has taken all that was chosen here. */
export const useAreKept = (): boolean => useSyncExternalStore(onChoices, () => Object.keys(unsent()).length === 0);
