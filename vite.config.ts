import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig(({ command }) => ({
  plugins: process.env['VITEST'] ? [] : [reactRouter(), packAssets()],
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

/** Packs scripts and styles once, as tight as they go, beside the plain files; `server/assets.ts` sends them. */
function packAssets(): Plugin {
  const brotli = promisify(brotliCompress)
  const zip = promisify(gzip)
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return {
    name: 'pack-assets',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    async writeBundle({ dir }) {
      const folder = join(dir!, 'assets')
      const names = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name))
      const pack = async (name: string) => {
        const bytes = await readFile(join(folder, name))
        await writeFile(join(folder, `${name}.br`), await brotli(bytes, { params }))
        await writeFile(join(folder, `${name}.gz`), await zip(bytes, { level: 9 }))
      }
      await Promise.all(names.map(pack))
    },
  }
}
