import { expect, test } from 'vitest'
import { sepaFile } from './sepa-file.ts'

const file = sepaFile({
  messageId: 'STOA-7',
  madeAt: new Date('2026-11-20T09:15:00Z'),
  on: '2026-11-23',
  payer: { name: 'Stoa & Søns <Market>', iban: 'DE89370400440532013000', bic: null },
  currency: 'EUR',
  transfers: [
    {
      reference: 'W-301',
      amountMinor: 40_00,
      holder: 'Olaria São João & Filhos',
      iban: 'PT50000201231234567890154',
      bic: 'BCOMPTPL',
    },
    { reference: 'W-302', amountMinor: 5, holder: 'Lumen', iban: 'BE68539007547034', bic: null },
  ],
})
const textsOf = (name: string) =>
  [...file.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text]) => text)

test('the file states its sum and its number of transfers, for the whole and for the block', () => {
  expect(textsOf('CtrlSum')).toEqual(['40.05', '40.05'])
  expect(textsOf('NbOfTxs')).toEqual(['2', '2'])
  expect(textsOf('InstdAmt')).toEqual(['40.00', '0.05'])
})

test('every transfer goes to its account under its own reference', () => {
  expect(textsOf('EndToEndId')).toEqual(['W-301', 'W-302'])
  expect(textsOf('IBAN')).toEqual(['DE89370400440532013000', 'PT50000201231234567890154', 'BE68539007547034'])
})

test('names are written in letters every bank takes', () => {
  expect(textsOf('Nm')).toEqual(['Stoa + S ns Market', 'Stoa + S ns Market', 'Olaria Sao Joao + Filhos', 'Lumen'])
})

test('the elements stand in the order of the schema', () => {
  const order = [...file.matchAll(/<([A-Za-z]+)[ >]/g)].map(([, name]) => name)
  expect(order.slice(1, 26)).toEqual(
    'CstmrCdtTrfInitn GrpHdr MsgId CreDtTm NbOfTxs CtrlSum InitgPty Nm PmtInf PmtInfId PmtMtd BtchBookg NbOfTxs CtrlSum PmtTpInf SvcLvl Cd ReqdExctnDt Dbtr Nm DbtrAcct Id IBAN DbtrAgt FinInstnId'.split(
      ' ',
    ),
  )
})
