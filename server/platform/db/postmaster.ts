import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A PostgreSQL server that says it serves a data folder. */
export interface Postmaster {
  pid: number
  port: number
  /** False while it starts, recovers or shuts down. */
  isReady: boolean
}

/**
 * The server that runs on a data folder; null when none does. Its note `postmaster.pid` (line 1 the process, 4 the
 * port, 8 the state; PostgreSQL's miscadmin.h) may be left over from a kill and name a process that has become
 * something else since: such a note is removed, because PostgreSQL itself would refuse to start beside it.
 */
export function findPostmaster(dataFolder: string): Postmaster | null {
  const file = join(dataFolder, 'postmaster.pid')
  const lines = readNote(file)?.split('\n')
  if (!lines) return null
  const pid = Number(lines[0])
  if (!isRunning(pid)) return null
  if (!isPostgresOf(pid, dataFolder)) {
    rmSync(file, { force: true })
    return null
  }
  return { pid, port: Number(lines[3] ?? 0), isReady: lines[7]?.trim() === 'ready' }
}

/** Null when there is no note, also when its server takes it away this very moment. */
function readNote(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Stops a server within some ten seconds: first so that it closes its books (fast shutdown), then at once, then by
 * force. Its data survives all three.
 */
export async function stopPostmaster({ pid }: Pick<Postmaster, 'pid'>): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 7_000],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 1_000],
  ] as const) {
    if (!send(pid, signal)) return
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 20) {
      if (!isRunning(pid)) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

function isRunning(pid: number): boolean {
  return pid > 0 && send(pid, 0)
}

/** Sends a signal; false when there is no such process. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isPostgresOf(pid: number, dataFolder: string): boolean {
  const words = commandOf(pid)
  return words === null || (/postgres/.test(words) && words.includes(dataFolder))
}

/** The command line of a process; null where it cannot be told. */
function commandOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (process.platform === 'win32') return null
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
