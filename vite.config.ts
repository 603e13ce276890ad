import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig(({ command }) => ({
  plugins: process.env['VITEST'] ? [] : [reactRouter()],
  publicDir: 'web/public',
  build: { manifest: true, assetsInlineLimit: 0 },
  // One server bundle without unused Mantine modules starts in a fraction of the time that a thousand files take.
  ...(command === 'build' && {
    ssr: { noExternal: true },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  }),
  optimizeDeps: {
    // All pages are looked through at the start, or the first visit of each would reload the browser.
    entries: ['web/**/*.{ts,tsx}'],
    include: ['@reduxjs/toolkit', '@reduxjs/toolkit/query/react', 'react-redux', 'react-toastify/unstyled'],
  },
}))
