import { fontsIn } from '#platform/documents/fonts.ts';

/** The fonts that documents are written in. */
export const fonts = fontsIn(new URL('../../node_modules/@expo-google-fonts/source-sans-3/', import.meta.url));
