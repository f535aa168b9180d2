import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a bundle that makes documents reads beside itself, by where it comes from: its fonts, and the profile of their colours. */
const FILES = {
  'fonts/400Regular/SourceSans3_400Regular.ttf':
    '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'fonts/700Bold/SourceSans3_700Bold.ttf': '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  'data/sRGB_IEC61966_2_1.icc': 'pdfkit/js/data/sRGB_IEC61966_2_1.icc',
};

/** Lays what documents are made with beside a bundle. */
export const layDocuments = (place: string): void => {
  for (const [name, source] of Object.entries(FILES)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    copyFileSync(join('node_modules', source), join(place, name));
  }
};
