import { useSyncExternalStore } from 'react';
import { choices, choose, onChoices } from './choices.ts';

/** Whether single keys act; whoever dictates or mistypes can have them off (WCAG 2.1.4). */
export const keysAreOn = (): boolean => choices().keys ?? true;

export const chooseKeys = (isOn: boolean): void => choose({ keys: isOn });

export const useKeysAreOn = (): boolean => useSyncExternalStore(onChoices, keysAreOn);
