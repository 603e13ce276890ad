import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse'
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

const delimiters = [',', ';', '\t'] as const

/**
 * The lines of a CSV file as it is read, headings included, empty ones left out: never more of it in memory than a few lines. Commas, semicolons or
 * tabs, whichever the first line has most of. Refuses with `file_not_csv` what is no text, or where a quote is never closed.
 */
export async function* readTable(path: string): AsyncGenerator<TableLine> {
  const parser = createReadStream(path).pipe(
    parse({
      bom: true,
      delimiter: await delimiterOf(path),
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

async function delimiterOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    const beginning = buffer.subarray(0, bytesRead)
    if (beginning.includes(0)) throw fileNotCsv('is no CSV file: save the table as CSV in UTF-8')
    const headings = beginning.toString('utf8').split(/\r?\n|\r/, 1)[0]!
    const counts = delimiters.map((delimiter) => headings.split(delimiter).length)
    return delimiters[counts.indexOf(Math.max(...counts))]!
  } finally {
    await file.close()
  }
}
