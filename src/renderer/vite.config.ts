import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The development server pushes styles and modules itself, which the page's strict policy would refuse. */
const relaxPolicy: Plugin = {
  name: 'relax-policy',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), relaxPolicy],
  build: {
    outDir: '../../build/renderer',
    emptyOutDir: true,
    target: 'chrome114',
    modulePreload: false,
    // Only styles do something by being imported: a component that a screen does not use stays out of what it loads.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/src\/renderer\/components\/.*\.tsx?$/, sideEffects: false }] } },
    chunkSizeWarningLimit: 2000,
  },
});
