import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig(({ command }) => ({
  plugins: process.env['VITEST'] ? [] : [reactRouter()],
  publicDir: 'web/public',
  build: { manifest: true, assetsInlineLimit: 0 },
  // One server bundle without unused Mantine modules starts in a fraction of the time that a thousand files take.
  // React and its router stay outside, because the request handler must meet the same copy of them.
  ...(command === 'build' && {
    ssr: { noExternal: true, external: ['react', 'react-dom', 'react-router', '@react-router/node'] },
  }),
  optimizeDeps: {
    include: ['@reduxjs/toolkit', '@reduxjs/toolkit/query/react', 'react-redux', 'react-toastify/unstyled'],
  },
}))
