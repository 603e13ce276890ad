// Every `npm` command comes through here: what is missing is installed and built, then the program that was asked for
// runs on the Node that comes with the package. Plain JavaScript for any Node from 20 on, nothing but builtins.

import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

// What an operator keeps in a file instead of the environment.
const settings = existsSync(join(root, '.env')) ? ['--env-file=.env'] : []

// A market is mostly short-lived answers: a smaller nursery saves some fifty megabytes and costs no speed.
const thrifty = ['--max-semi-space-size=8']

/** @type {Record<string, { file: string, wantsWeb?: boolean, node?: string[], environment?: Record<string, string> }>} */
const programs = {
  start: { file: 'server/main.ts', wantsWeb: true, node: [...settings, ...thrifty] },
  dev: {
    file: 'server/main.ts',
    node: [...settings, '--watch', '--watch-preserve-output'],
    environment: { NODE_ENV: 'development' },
  },
  check: { file: 'bin/check.ts' },
  test: { file: 'bin/test.ts', wantsWeb: true },
  migrate: { file: 'bin/migrate.ts', node: settings },
  'audit:verify': { file: 'bin/verify-audit.ts', node: settings },
  bench: { file: 'bench/run.ts', wantsWeb: true },
}

/** Something the person at the keyboard can put right; told in one sentence. */
class Complaint extends Error {}

try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Complaint(`Stoa needs Node 20 or newer to start; this is ${process.versions.node}.`)
  }
  process.chdir(root)
  const [name, args] = wantedProgram(process.argv.slice(2))
  const program = programs[name]
  if (!existsSync(program.file)) throw new Complaint(`There is no ${program.file} yet.`)
  install()
  const node = findNode()
  if (program.wantsWeb) buildWeb(node)
  run(node, [...(program.node ?? []), program.file, ...args], program.environment)
} catch (error) {
  if (!(error instanceof Complaint)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

/** The first word when it names a program, else `start`: `npm start worker` starts a worker. */
function wantedProgram(words) {
  return words.length > 0 && words[0] in programs ? [words[0], words.slice(1)] : ['start', words]
}

/** Runs `npm ci` unless what npm noted about node_modules agrees with the lock file. */
function install() {
  if (isInstalled()) return
  say('Installing what the market is made of (once) …')
  runQuietly('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    complaint: 'npm could not install the packages',
    shell: process.platform === 'win32',
  })
}

function isInstalled() {
  const wanted = readPackages('package-lock.json')
  const present = readPackages(join('node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  )
}

/** @returns {Record<string, { version?: string, optional?: boolean }>} */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** The Node of the package; where that one does not run, the one we are running on when it is new enough. */
function findNode() {
  const isWindows = process.platform === 'win32'
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`
  const own = join(root, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node')
  const isNewEnough = (version) => Number(version.replace(/^v/, '').split('.')[0]) >= 24
  try {
    if (isNewEnough(execFileSync(own, ['--version'], { encoding: 'utf8', stdio: 'pipe' }))) return own
  } catch {
    // Not there, or not made for this machine.
  }
  if (isNewEnough(process.version)) return process.execPath
  throw new Complaint(
    `Stoa runs on Node 24; the one that comes with it does not run on this machine, and yours is ${process.versions.node}. Please install Node 24.`,
  )
}

/** Builds the pages unless the last build was made of the same files. */
function buildWeb(node) {
  if (!existsSync('vite.config.ts')) return
  const stamp = join('build', 'made-of')
  const now = hashOf([
    'web',
    'shared',
    'vite.config.ts',
    'react-router.config.ts',
    'postcss.config.mjs',
    'package-lock.json',
  ])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  say('Building the pages (once after each change) …')
  runQuietly(node, [join('node_modules', '@react-router', 'dev', 'bin.cjs'), 'build'], {
    complaint: 'The pages could not be built',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  mkdirSync('build', { recursive: true })
  writeFileSync(stamp, now)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  for (const path of paths.filter((path) => existsSync(path))) {
    const files = isFolder(path) ? readdirSync(path, { recursive: true, withFileTypes: true }) : null
    if (!files) add(path)
    else
      for (const file of files
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
        .sort())
        add(file)
  }
  return hash.digest('hex')
}

function isFolder(path) {
  try {
    readdirSync(path)
    return true
  } catch {
    return false
  }
}

/** Runs a program to its end and shows what it said only when it failed. */
function runQuietly(command, args, { complaint, ...options }) {
  try {
    execFileSync(command, args, { stdio: 'pipe', maxBuffer: 64 * 1_024 * 1_024, ...options })
  } catch (error) {
    const said = [error.stdout, error.stderr].map((text) => String(text ?? '').trim()).filter(Boolean)
    throw new Complaint(
      [...said, `${complaint}${error.code === 'ENOENT' ? `: there is no ${command}` : ''}.`].join('\n'),
    )
  }
}

/**
 * Runs the program in our place: signals are passed on, its exit code becomes ours. The channel between us tells it
 * when we are gone, so a killed launcher leaves no market behind.
 */
function run(node, args, environment) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  // Node keeps what it has compiled: the next start takes half the time.
  const cache = join(root, 'node_modules', '.cache', 'compiled')
  const child = spawn(node, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { NODE_COMPILE_CACHE: cache, ...process.env, ...environment, PATH: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm passes most signals on, but not its own sudden death.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1_000).unref()
  }
  child.once('error', (error) => {
    process.stderr.write(`${node} does not run: ${error.message}\n`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
    // The listeners of signals would keep us.
    process.exit()
  })
}

function say(text) {
  process.stderr.write(`${text}\n`)
}
