import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

/** What every page needs: one file, which packs tighter than seven and changes only when a version does. */
const framework = {
  name: 'framework',
  test: /^(?!.*(recharts|\?charts|external-store\/(cjs\/.*)?(use-sync-external-store-)?shim)).*node_modules\/(react|react-dom|scheduler|react-router|react-redux|@reduxjs|redux|redux-thunk|immer|reselect|use-sync-external-store|@standard-schema)\//,
  priority: 2,
}

/**
 * What every page of the storefront shows, or its neighbour will; thirty small files would cost more than they spare.
 * File by file: what these import comes along.
 */
const storefront = {
  name: 'storefront',
  test: new RegExp(
    [
      'web/(nonce|accent-style)',
      'web/data/(api|cart|catalog|doors|endpoints|identity|keyset|market|origin|prefetch|problem|settings|shops|store)\\.ts',
      'web/features/market/(breadcrumbs|head-tags|json-ld|logo|page-error|plain-error|quiet-shell|scheme|search-box|section|storefront-shell)',
      'web/features/shops/shop-mark\\.',
      'web/features/catalog/(product-card|product-grid|stars|storefront-error)\\.',
      'web/ui/(button|money|picture|price|rating|toaster)',
      'shared/(money|currencies|api/(endpoint|cart|customer-identity|identity-at|public-(catalog|market|shops)))\\.ts',
      'tabler/icons-react/dist/esm/(createReactComponent|defaultAttributes)',
      'tabler/icons-react/dist/esm/icons/Icon(ArrowRight|BuildingStore|ChevronRight|Home|LayoutGrid|MessageCircle|Moon|Search|ShoppingBag|Sun|User)\\.',
    ].join('|'),
  ),
  priority: 1,
}

/** What the pages with a long list of products add to it. */
const lists = {
  name: 'lists',
  test: /web\/(features\/catalog\/(product-list|product-sort|shelf-choice)|ui\/(empty-state|error-state|skeleton))\.|icons\/IconRefresh\./,
  priority: 1,
}

/** What the first page adds to it, and the pages of shops. */
const front = {
  name: 'front',
  test: /web\/features\/(catalog\/category-tile|shops\/shop-tile)\.|icons\/Icon(ArrowBackUp|Package|TruckDelivery)\./,
  priority: 1,
}

export default defineConfig(({ command }) => ({
  plugins: process.env['VITEST'] ? [] : [reactRouter(), ownStoreForCharts(), leaveWordsOut(), packAssets()],
  publicDir: 'web/public',
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    // What comes with every page need not be named again before each part that is loaded later.
    modulePreload: {
      resolveDependencies: (_file, needed) =>
        needed.filter((file) => !/\/(framework|storefront|rolldown-runtime)-/.test(file)),
    },
  },
  environments: {
    client: {
      build: { rolldownOptions: { output: { codeSplitting: { groups: [framework, storefront, lists, front] } } } },
    },
  },
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

/**
 * The charts keep their figures in a store of the kind that ours is, and use parts of its libraries that no other page
 * does. They get copies of their own, which come with the charts; shared, those parts would come with every page.
 */
function ownStoreForCharts(): Plugin {
  const mark = '?charts'
  return {
    name: 'own-store-for-charts',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^(@reduxjs\/toolkit|redux|redux-thunk|react-redux|immer|reselect)$/ },
      async handler(source, importer, options) {
        if (!importer?.includes('/recharts/') && !importer?.endsWith(mark)) return null
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        return resolved && { ...resolved, id: resolved.id + mark }
      },
    },
  }
}

/**
 * The tables of the API say who may call an endpoint, about what, and what it refuses; the server and the document of
 * the API read that, and the browser never does. `test/codebase/bundle.test.ts` holds this to its word.
 */
function leaveWordsOut(): Plugin {
  const words =
    /\b(?:(?:policy|summary|door|ability|subject):\s+(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`)|refusals: (?:\[[^\]]*\]|\w+\.\w+)|status: \d+|is(?:Counted|Audited|Preview|Long|Large): true),?/g
  return {
    name: 'leave-words-out',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /shared\/api\/[a-z-]+\.ts$/ },
      order: 'pre',
      handler: (code) => ({ code: code.replace(words, ''), map: null }),
    },
  }
}

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
