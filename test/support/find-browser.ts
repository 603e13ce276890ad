import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

export interface Browser {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Finds a Chromium without downloading anything: CHROME_PATH, Playwright's own, the system's, else the one that npm
 * brought along (Linux on x64). Throws with one sentence when there is none.
 */
export async function findBrowser(): Promise<Browser> {
  const args = ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update']
  args.push('--disable-sync', '--no-first-run')
  // Chromium's own sandbox does not work for root.
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  const env = Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  const found = [env['CHROME_PATH'], chromium.executablePath(), ...installed].find((path) => path && existsSync(path))
  if (found) return { executablePath: found, args, env }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The journeys need a Chromium: install one, or set CHROME_PATH to it.')
  }
  const { executablePath, libraries } = await unpackBrowser()
  const paths = [libraries, env['LD_LIBRARY_PATH']].filter((path) => path !== undefined).join(delimiter)
  return { executablePath, args, env: { ...env, LD_LIBRARY_PATH: paths } }
}

/** Unpacks the browser of @sparticuz/chromium, with the libraries it wants, once per version. */
async function unpackBrowser(): Promise<{ executablePath: string; libraries: string }> {
  const packageFolder = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..')
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const folder = join(import.meta.dirname, '../../node_modules/.cache', `chromium-${version}`)
  mkdirSync(folder, { recursive: true })
  const temporary = process.env['TMPDIR']
  // It unpacks into the temporary folder as it is when the package is loaded.
  process.env['TMPDIR'] = folder
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium')
    const executablePath = await packed.executablePath()
    await inflate(join(packageFolder, 'bin/al2023.tar.br'))
    return { executablePath, libraries: join(folder, 'al2023/lib') }
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = temporary
  }
}
