import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { fileNotCsv } from './errors.ts'

/** A line of a table: its cells, and where in the file it begins, from 1. */
export interface TableLine {
  line: number
  cells: string[]
}

interface Parsed {
  record: string[]
  /** The line as it is written, with its end. */
  raw: string
}

/** Spreadsheets save CSV as UTF-8, in the letters of Western Windows, or as "Unicode text", which is UTF-16. */
type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le'

const delimiters = [',', ';', '\t'] as const

/**
 * The lines of a CSV file as it is read, headings included, empty ones left out: never more of it in memory than a few lines. Commas, semicolons or
 * tabs, whichever the first line has most of; UTF-8, or Windows-1252 where it is none, or UTF-16 that says so. Refuses with `file_not_csv` what is
 * no text, or where a quote is never closed.
 */
export async function* readTable(path: string): AsyncGenerator<TableLine> {
  const { CsvError, parse } = await import('csv-parse')
  const encoding = await encodingOf(path)
  const parser = textOf(path, encoding).pipe(
    parse({
      bom: true,
      delimiter: await delimiterOf(path, encoding),
      raw: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      maxRecordSize: 1_000_000,
    }),
  )
  let line = 1
  try {
    for await (const { record, raw } of parser as AsyncIterable<Parsed>) {
      if (record.some((cell) => cell.trim() !== '')) yield { line, cells: record }
      line += raw.replace(/(\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/).length
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw fileNotCsv(`cannot be read from line ${line} on: a quote is not closed, or the line has no end`)
  }
}

/** What is no UTF-8 from its first to its last letter is taken for Windows-1252, in which every byte is one. */
async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
      isFirst = false
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252'
    throw error
  }
}

function textOf(path: string, encoding: Encoding): Readable {
  return encoding === 'utf-8' ? createReadStream(path) : Readable.from(decoded(path, encoding))
}

async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function delimiterOf(path: string, encoding: Encoding): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    const beginning = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead))
    if (beginning.includes('\0')) throw fileNotCsv('is no CSV file: save the table as CSV in UTF-8')
    const headings = beginning.split(/\r?\n|\r/, 1)[0]!
    const counts = delimiters.map((delimiter) => headings.split(delimiter).length)
    return delimiters[counts.indexOf(Math.max(...counts))]!
  } finally {
    await file.close()
  }
}
