import type { Currency } from '#shared/currencies.ts'
import { money, plainAmount } from '#shared/money.ts'

export interface SepaTransfer {
  /** What the shop and the bank know it by, such as `W-318`. */
  reference: string
  amountMinor: number
  holder: string
  iban: string
  bic: string | null
}

export interface SepaFile {
  messageId: string
  madeAt: Date
  /** The day the bank shall do it, `2026-11-23`. */
  on: string
  payer: { name: string; iban: string; bic: string | null }
  currency: Currency
  transfers: readonly SepaTransfer[]
}

/**
 * Credit transfers for the bank: a customer credit transfer initiation, pain.001.001.03 of ISO 20022, in the manner of the
 * EPC's SEPA Credit Transfer implementation guidelines (one payment block, service level SEPA, charges shared by level).
 * Sums and counts stand in it twice, as the standard wants.
 */
export function sepaFile({ messageId, madeAt, on, payer, currency, transfers }: SepaFile): string {
  const amount = (amountMinor: number) => plainAmount(money(amountMinor, currency))
  const sum = amount(transfers.reduce((total, { amountMinor }) => total + amountMinor, 0))
  const totals = tag('NbOfTxs', String(transfers.length)) + tag('CtrlSum', sum)
  const head = tag(
    'GrpHdr',
    tag('MsgId', messageId) +
      tag('CreDtTm', madeAt.toISOString().slice(0, 19)) +
      totals +
      tag('InitgPty', tag('Nm', plain(payer.name))),
  )
  const block = tag(
    'PmtInf',
    tag('PmtInfId', messageId) +
      tag('PmtMtd', 'TRF') +
      tag('BtchBookg', 'true') +
      totals +
      tag('PmtTpInf', tag('SvcLvl', tag('Cd', 'SEPA'))) +
      tag('ReqdExctnDt', on) +
      tag('Dbtr', tag('Nm', plain(payer.name))) +
      tag('DbtrAcct', tag('Id', tag('IBAN', payer.iban))) +
      tag('DbtrAgt', tag('FinInstnId', payer.bic ? tag('BIC', payer.bic) : tag('Othr', tag('Id', 'NOTPROVIDED')))) +
      tag('ChrgBr', 'SLEV') +
      transfers
        .map(({ reference, amountMinor, holder, iban, bic }) =>
          tag(
            'CdtTrfTxInf',
            tag('PmtId', tag('EndToEndId', reference)) +
              tag('Amt', `<InstdAmt Ccy="${currency}">${amount(amountMinor)}</InstdAmt>`) +
              (bic ? tag('CdtrAgt', tag('FinInstnId', tag('BIC', bic))) : '') +
              tag('Cdtr', tag('Nm', plain(holder))) +
              tag('CdtrAcct', tag('Id', tag('IBAN', iban))) +
              tag('RmtInf', tag('Ustrd', plain(`Withdrawal ${reference}`))),
          ),
        )
        .join(''),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">${tag('CstmrCdtTrfInitn', head + block)}</Document>\n`
}

function tag(name: string, content: string): string {
  return `<${name}>${content}</${name}>`
}

/** A name in the letters that every bank of SEPA takes, at most 70 of them (EPC217-08); none of them means anything in XML. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('&', '+')
    .replaceAll(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, 70)
}
