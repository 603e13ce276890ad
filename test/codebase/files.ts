import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const ours = '{.ci,bench,bin,db,docs,server,shared,test,web}/**/*'
const pictures = /\.(avif|jpg|jpeg|png|webp|ico|woff2)$/

/** The areas of the business in the order of the ladder: each may use those before it. */
export const ladder = [
  'identity',
  'audit',
  'market',
  'shops',
  'team',
  'catalog',
  'imports',
  'sale-events',
  'plans',
  'saved',
  'coupons',
  'cart',
  'ledger',
  'payments',
  'orders',
  'downloads',
  'returns',
  'disputes',
  'reviews',
  'questions',
  'moderation',
  'withdrawals',
  'invoices',
  'contracts',
  'subscriptions',
  'simulation',
  'inspector',
  'reconciliation',
  'chat',
  'notices',
  'privacy',
  'realtime',
]

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  path: string
  text: string
}

/** Every text file of the repository that we wrote. */
export const files: SourceFile[] = globSync([ours, '*.{md,ts,mjs,json,yaml}', 'Dockerfile', '.env.example'], {
  cwd: root,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll('\\', '/'),
  )
  .filter((path) => path !== 'package-lock.json' && !pictures.test(path))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** Our TypeScript, without what is generated. */
export const sources = files.filter(({ path }) => /\.tsx?$/.test(path) && path !== 'server/platform/db/tables.ts')

/** The sources that are no tests. */
export const programs = sources.filter(({ path }) => !/\.test\.tsx?$/.test(path) && !path.startsWith('test/'))

/** The areas that have a folder. */
export const areas = ladder.filter((area) => existsSync(join(root, 'server', area)))

/** What a file imports, as it is written. */
export function importsOf({ text }: SourceFile): string[] {
  return [...text.matchAll(/(?:^(?:import|export)\b[^'"]*?from\s+|^import\s+|\bimport\()['"]([^'"]+)['"]/gm)].map(
    ([, specifier]) => specifier!,
  )
}
