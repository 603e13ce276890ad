import type { Block, ContractText, Run } from './contract-text.ts'

/** Writes a text as HTML of headings, paragraphs and lists. Every word is escaped. */
export function writeHtml(text: ContractText): string {
  return text.map(blockOf).join('')
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${runsOf(block.runs)}</h${block.level}>`
    case 'paragraph':
      return `<p>${runsOf(block.runs)}</p>`
    case 'item':
      // The number is part of the text that is signed, so it is written, not left to the browser.
      return `<p class="item depth-${Math.min(block.depth, 3)}"><span>${escape(block.mark)}</span><span>${runsOf(block.runs)}</span></p>`
    case 'rule':
      return '<hr>'
  }
}

function runsOf(runs: readonly Run[]): string {
  return runs
    .map(({ text, isBold, isItalic }) => {
      const words = escape(text).replaceAll('\n', '<br>')
      const leaning = isItalic ? `<em>${words}</em>` : words
      return isBold ? `<strong>${leaning}</strong>` : leaning
    })
    .join('')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
