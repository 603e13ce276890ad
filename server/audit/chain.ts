import { createHash } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import {
  countLines,
  cutChain,
  findEnd,
  findLastCut,
  findUnlinked,
  insertAnchor,
  insertLinks,
  lockChain,
  readAnchors,
  readChain,
} from './repository.ts'

const atOnce = 2_000
const beginning = Buffer.alloc(32)
const daysOfYear = 365.25

/** What looking at the whole chain found. */
export interface ChainCheck {
  isWhole: boolean
  /** What is wrong, in a sentence; empty when nothing is. */
  complaint: string
  /** The number of the first line that is not what it was; null when all are. */
  brokenAt: number | null
  lines: number
  waiting: number
  /** The hashes of the last three links, the newest first, in hexadecimal. */
  ends: string[]
  tookMs: number
}

/**
 * Links the lines that were committed since the last time: each hash is made of the one before and of the line. Apart from the
 * acts themselves, so that they never wait for each other.
 */
export async function linkChain(context: Context): Promise<void> {
  for (;;) {
    const linked = await inTransaction(context, async (tx) => {
      await lockChain(tx.db)
      const lines = await findUnlinked(tx.db, atOnce)
      if (lines.length === 0) return 0
      const end = await findEnd(tx.db)
      let number = end?.number ?? 0
      let previousHash: Buffer = end?.hash ?? beginning
      const links = lines.map(({ id, text }) => {
        const hash = hashOf(previousHash, text)
        const link = { number: ++number, entryId: id, previousHash, hash }
        previousHash = hash
        return link
      })
      await insertLinks(tx.db, links)
      return lines.length
    })
    if (linked < atOnce) return
  }
}

/**
 * Anchors the end of the chain once a day: in its table, in the log of the program, and in `audit-anchors.txt` beside the data, for
 * who can change the database can change what only stands there. Days that the file misses, because the program ended before it
 * wrote them, are written the next time; what the file says of a day stays, whatever the table says by then.
 */
export async function anchorChain(context: Context): Promise<void> {
  const at = context.clock.now()
  const day = at.toISOString().slice(0, 10)
  const end = await findEnd(context.db)
  if (end) await insertAnchor(context.db, day, end, at)
  const text = await readAnchorFile(context)
  const written = new Set(anchorsIn(text).map((anchor) => anchor.day))
  const missing = (await anchorsOfTable(context)).filter((anchor) => !written.has(anchor.day))
  if (missing.length === 0) return
  // A line that was cut short ends here, so that the next does not become part of it.
  const start = text === '' || text.endsWith('\n') ? '' : '\n'
  const lines = missing.map((anchor) => `${anchor.day} ${anchor.number} ${anchor.hash}\n`)
  await mkdir(context.config.dataFolder, { recursive: true })
  await appendFile(anchorFile(context), start + lines.join(''))
  for (const anchor of missing) context.log.info(anchor, 'the audit log is anchored')
}

/** Removes lines whose years (`AUDIT_YEARS`) are over from the head of the chain, and notes where it was cut. */
export async function forgetOldLines(context: Context): Promise<void> {
  const at = context.clock.now()
  await inTransaction(context, async (tx) => {
    await lockChain(tx.db)
    await cutChain(tx.db, daysAfter(at, -Math.ceil(context.config.auditYears * daysOfYear)), at)
  })
}

/** Looks at every link, every line and every anchor, and says whether anything was changed, removed or put in. */
export async function checkChain(context: Context): Promise<ChainCheck> {
  const startedAt = performance.now()
  const cut = await findLastCut(context.db)
  let number = cut?.number ?? 0
  let previousHash: Buffer = cut?.hash ?? beginning
  const anchors = new Map<number, { day: string; hash: string }[]>()
  for (const anchor of await allAnchors(context)) {
    anchors.set(anchor.number, [...(anchors.get(anchor.number) ?? []), anchor])
  }
  let complaint = ''
  let brokenAt: number | null = null
  const ends: string[] = []
  for (;;) {
    const links = await readChain(context.db, number, atOnce)
    for (const link of links) {
      complaint = complaintAbout(link, { number, previousHash, anchors: anchors.get(link.number) ?? [] })
      if (complaint !== '') {
        brokenAt = number + 1
        break
      }
      number = link.number
      previousHash = link.hash
      ends.unshift(link.hash.toString('hex'))
      ends.splice(3)
    }
    if (complaint !== '' || links.length < atOnce) break
  }
  const { linked, unlinked, orphans } = await countLines(context.db)
  const lastAnchored = Math.max(0, ...anchors.keys())
  if (complaint === '' && lastAnchored > number) {
    complaint = `The chain ends at ${number}, but line ${lastAnchored} was anchored: its end was cut off.`
    brokenAt = number + 1
  }
  if (complaint === '' && orphans > 0) complaint = `${orphans} lines were taken out of the chain.`
  const tookMs = Math.round(performance.now() - startedAt)
  return { isWhole: complaint === '', complaint, brokenAt, lines: linked, waiting: unlinked, ends, tookMs }
}

function complaintAbout(
  link: Awaited<ReturnType<typeof readChain>>[number],
  before: { number: number; previousHash: Buffer; anchors: readonly { day: string; hash: string }[] },
): string {
  if (link.number !== before.number + 1) return `Line ${before.number + 1} is missing.`
  if (!link.previousHash.equals(before.previousHash)) return `Line ${link.number} does not follow the one before it.`
  if (link.text === null) return `Line ${link.number} was removed.`
  if (!hashOf(link.previousHash, link.text).equals(link.hash)) return `Line ${link.number} was changed.`
  const other = before.anchors.find(({ hash }) => hash !== link.hash.toString('hex'))
  return other ? `Line ${link.number} is not the one that was anchored on ${other.day}.` : ''
}

/** The end of the chain on a day, its hash in hexadecimal. */
interface Anchor {
  day: string
  number: number
  hash: string
}

/** The anchors of the table and of the file beside the data. */
async function allAnchors(context: Context): Promise<Anchor[]> {
  return [...(await anchorsOfTable(context)), ...anchorsIn(await readAnchorFile(context))]
}

async function anchorsOfTable({ db }: Context): Promise<Anchor[]> {
  return (await readAnchors(db)).map(({ day, number, hash }) => ({ day, number, hash: hash.toString('hex') }))
}

/** The whole lines of the file; what was cut short is none. */
function anchorsIn(text: string): Anchor[] {
  return text
    .split('\n')
    .map((line) => /^(\S+) (\d+) ([0-9a-f]{64})$/.exec(line))
    .filter((match) => match !== null)
    .map(([, day, number, hash]) => ({ day: day!, number: Number(number), hash: hash! }))
}

async function readAnchorFile(context: Context): Promise<string> {
  return await readFile(anchorFile(context), 'utf8').catch(() => '')
}

function anchorFile({ config }: Context): string {
  return join(config.dataFolder, 'audit-anchors.txt')
}

function hashOf(previousHash: Buffer, text: string): Buffer {
  return createHash('sha256').update(previousHash).update(text).digest()
}
