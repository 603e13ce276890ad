import Pdf from 'pdfkit'
import { runsOf, type Face, type Weight } from './fonts.ts'

export const page = { width: 595.28, height: 841.89, margin: 48, foot: 64 } as const
export const inner = page.width - 2 * page.margin

export interface TextStyle {
  weight?: Weight
  size?: number
  color?: string
  align?: 'left' | 'right'
  width?: number
  isOblique?: boolean
}

type Document = PDFKit.PDFDocument
type Structure = PDFKit.PDFStructureElement
/** What an element says of itself to who has it read aloud. */
interface StructureOptions {
  alt?: string
  bbox?: [number, number, number, number]
  placement?: 'Block'
  scope?: 'Row' | 'Column'
}

const ink = '#1e1c18'
const letters = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

/**
 * A tagged PDF/A-3 document on A4 that is written from top to bottom: text in embedded faces, structure for those who have
 * it read aloud, decoration marked as such.
 */
export class PdfSheet {
  readonly pdf: Document
  readonly root: Structure
  y: number = page.margin
  private readonly bytes: Promise<Buffer>
  private readonly faces = new Set<string>()

  constructor(about: { title: string; language: string; createdAt: Date }) {
    this.pdf = new Pdf({
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      subset: 'PDF/A-3b',
      tagged: true,
      lang: about.language,
      displayTitle: true,
      bufferPages: true,
      // pdfkit copies the title into XMP as it is.
      info: {
        Title: about.title.replace(/[<>&]/g, ' '),
        Creator: 'Stoa',
        Producer: 'Stoa',
        CreationDate: about.createdAt,
      },
    })
    const chunks: Buffer[] = []
    this.pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    this.bytes = new Promise((resolve) => this.pdf.on('end', () => resolve(Buffer.concat(chunks))))
    this.root = this.pdf.struct('Document')
    this.pdf.addStructure(this.root)
  }

  /** Opens an element inside another one. */
  open(parent: Structure, type: string, options: StructureOptions = {}): Structure {
    const child = this.pdf.struct(type, options)
    parent.add(child)
    return child
  }

  /** Draws content that belongs to an element of the structure. */
  put(parent: Structure, type: string, draw: () => void, options: StructureOptions = {}): void {
    const content = this.pdf.markStructureContent(type)
    draw()
    this.pdf.endMarkedContent()
    parent.add(this.pdf.struct(type, options, [content]))
  }

  /** Draws decoration, which is nothing to read. */
  decorate(draw: () => void): void {
    this.pdf.markContent('Artifact')
    draw()
    this.pdf.endMarkedContent()
  }

  /** Writes text at a place and answers how high it is. */
  write(text: string, x: number, y: number, style: TextStyle = {}): number {
    const { size = 9, color = ink, align = 'left', weight = 'regular', isOblique = false } = style
    const { width = page.width - page.margin - x } = style
    const runs = runsOf(text, weight)
    const [first] = runs
    if (!first || text === '') return 0
    this.pdf.fillColor(color).fontSize(size)
    const options = { width, align, lineGap: size * 0.25, oblique: isOblique }
    if (runs.length === 1) {
      this.take(first.face)
      this.pdf.text(first.text, x, y, { ...options, ...reading(first.text) })
    } else {
      for (const [index, { face, text: part }] of runs.entries()) {
        this.take(face)
        const more = { ...options, ...reading(part), continued: index < runs.length - 1 }
        if (index === 0) this.pdf.text(part, x, y, more)
        else this.pdf.text(part, more)
      }
    }
    return this.pdf.y - y
  }

  /** How high text will be when it is written. */
  heightOf(text: string, { size = 9, weight = 'regular', width = inner }: TextStyle): number {
    if (text === '') return 0
    // Measured in the widest face it needs, so that a mixed text is rather given too much room than too little.
    const heights = runsOf(text, weight).map(({ face }) => {
      this.take(face)
      this.pdf.fontSize(size)
      return this.pdf.heightOfString(text, { width, lineGap: size * 0.25 })
    })
    return Math.max(...heights)
  }

  /** How wide text will be when it is written on one line. */
  widthOf(text: string, { size = 9, weight = 'regular' }: TextStyle): number {
    this.pdf.fontSize(size)
    return runsOf(text, weight).reduce((width, { face, text: part }) => {
      this.take(face)
      return width + this.pdf.widthOfString(part)
    }, 0)
  }

  rule(y: number, color = '#e4ddcf', width = 0.75): void {
    this.decorate(() =>
      this.pdf
        .moveTo(page.margin, y)
        .lineTo(page.width - page.margin, y)
        .lineWidth(width)
        .stroke(color),
    )
  }

  /** Begins the next page. */
  turn(): void {
    this.pdf.addPage({ size: 'A4', margin: 0 })
    this.y = page.margin
  }

  /** Whether so much still fits on this page above its foot. */
  fits(height: number): boolean {
    return this.y + height <= page.height - page.foot
  }

  /** Writes a line at the foot of every page. */
  footEvery(text: (page: number, pages: number) => string): void {
    const { start, count } = this.pdf.bufferedPageRange()
    for (let index = 0; index < count; index++) {
      this.pdf.switchToPage(start + index)
      this.decorate(
        () =>
          void this.write(text(index + 1, count), page.margin, page.height - 40, {
            size: 8,
            color: '#6f685b',
            width: inner,
          }),
      )
    }
  }

  /** Ends the document and answers its bytes. */
  async end(): Promise<Buffer> {
    this.root.end()
    this.pdf.end()
    return await this.bytes
  }

  private take({ name, bytes }: Face): void {
    if (!this.faces.has(name)) {
      this.faces.add(name)
      this.pdf.registerFont(name, bytes)
    }
    this.pdf.font(name)
  }
}

/** Right-to-left text is laid out a line at a time, so that its words stand in their order. */
function reading(text: string): { features?: PDFKit.Mixins.OpenTypeFeatures[] } {
  return letters.test(text) ? { features: ['rtla'] } : {}
}
