import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the desk: two entries, of which `decide` stays light; files named by what they hold; nothing inlined, because the page's
 * policy runs and shows files only.
 */
export default defineConfig({
  root: import.meta.dirname,
  // Relative to the page's base and to each other: the API may lie below a path.
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'es2023',
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { input: ['app/main.tsx', 'app/decide.tsx'] },
  },
});
