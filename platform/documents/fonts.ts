import { readFileSync } from 'node:fs';

/** The fonts of our documents: Source Sans 3 (SIL Open Font License), of which each document embeds the letters it uses. */
export type Fonts = { regular: Uint8Array; bold: Uint8Array };

/** What the fonts are called, in the package they come in and beside a bundle. */
const FONT_FILES = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  bold: '700Bold/SourceSans3_700Bold.ttf',
} as const satisfies Record<keyof Fonts, string>;

/** The fonts in a folder that is laid out as their package. */
export const fontsIn = (folder: URL): Fonts => ({
  regular: readFileSync(new URL(FONT_FILES.regular, folder)),
  bold: readFileSync(new URL(FONT_FILES.bold, folder)),
});

let bundled: Fonts | undefined;

/** The fonts that synth laid beside the bundle, read once. */
export const bundledFonts = (): Fonts => {
  bundled ??= fontsIn(new URL('./fonts/', import.meta.url));
  return bundled;
};
