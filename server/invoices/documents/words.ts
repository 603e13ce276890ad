import type { Language } from '#shared/languages.ts'

/** What a document says besides what it is about. */
export interface InvoiceWords {
  invoice: string
  creditNote: string
  correction: string
  number: string
  issuedOn: string
  dueOn: string
  deliveredOn: string
  period: string
  orderReference: string
  buyerReference: string
  refersTo: string
  refersToNote: string
  seller: string
  billedTo: string
  deliverTo: string
  vatId: string
  taxNumber: string
  registrationNumber: string
  description: string
  quantity: string
  unitPrice: string
  tax: string
  amount: string
  carriedOver: string
  carriedForward: string
  discount: string
  charge: string
  linesTotal: string
  netTotal: string
  taxOf: string
  total: string
  prepaid: string
  rounding: string
  due: string
  toBeReturned: string
  paidInFull: string
  payableOnReceipt: string
  account: string
  page: string
  shipping: string
  commission: string
  commissionOn: string
  goodwill: string
  refundCameBack: string
  statement: string
  statementFor: string
  withdrawal: string
  paidOn: string
  paidTo: string
  bankReference: string
  day: string
  carried: string
  settled: string
  leftOver: string
  fee: string
  paidOut: string
}

const english: InvoiceWords = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  correction: 'Corrective invoice',
  number: 'Number',
  issuedOn: 'Issued on',
  dueOn: 'Due on',
  deliveredOn: 'Delivered on',
  period: 'Period',
  orderReference: 'Order',
  buyerReference: 'Your reference',
  refersTo: 'Corrects invoice',
  refersToNote: 'Corrects credit note',
  seller: 'From',
  billedTo: 'Billed to',
  deliverTo: 'Delivered to',
  vatId: 'VAT ID',
  taxNumber: 'Tax number',
  registrationNumber: 'Registration',
  description: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  tax: 'VAT',
  amount: 'Net amount',
  carriedOver: 'Carried over',
  carriedForward: 'Carried forward',
  discount: 'Discount',
  charge: 'Charge',
  linesTotal: 'Sum of lines',
  netTotal: 'Total without VAT',
  taxOf: 'VAT {rate} of {base}',
  total: 'Total with VAT',
  prepaid: 'Already paid',
  rounding: 'Rounding',
  due: 'Amount due',
  toBeReturned: 'Given back',
  paidInFull: 'Paid in full. Nothing is due.',
  payableOnReceipt: 'Payable on receipt, without deduction.',
  account: 'Account',
  page: 'Page {page} of {pages}',
  shipping: 'Shipping: {method}',
  commission: 'Commission, {period}',
  commissionOn: 'Commission on order {order}',
  goodwill: 'Goodwill for order {order}',
  refundCameBack: 'The refund of credit note {number} came back. The credit note no longer counts.',
  statement: 'Statement of withdrawal',
  statementFor: 'For',
  withdrawal: 'Withdrawal',
  paidOn: 'Paid on',
  paidTo: 'Paid to',
  bankReference: 'Reference',
  day: 'Day',
  carried: 'Carried from the last withdrawal',
  settled: 'Settled here',
  leftOver: 'Left for the next withdrawal',
  fee: 'Fee',
  paidOut: 'Paid out',
}

const words: Record<Language, InvoiceWords> = {
  en: english,
  de: {
    invoice: 'Rechnung',
    creditNote: 'Rechnungskorrektur',
    correction: 'Korrekturrechnung',
    number: 'Nummer',
    issuedOn: 'Ausgestellt am',
    dueOn: 'Fällig am',
    deliveredOn: 'Lieferdatum',
    period: 'Leistungszeitraum',
    orderReference: 'Bestellung',
    buyerReference: 'Ihr Zeichen',
    refersTo: 'Korrigiert Rechnung',
    refersToNote: 'Korrigiert Rechnungskorrektur',
    seller: 'Von',
    billedTo: 'Rechnung an',
    deliverTo: 'Lieferung an',
    vatId: 'USt-IdNr.',
    taxNumber: 'Steuernummer',
    registrationNumber: 'Registernummer',
    description: 'Bezeichnung',
    quantity: 'Menge',
    unitPrice: 'Einzelpreis',
    tax: 'USt.',
    amount: 'Nettobetrag',
    carriedOver: 'Übertrag',
    carriedForward: 'Zwischensumme',
    discount: 'Nachlass',
    charge: 'Zuschlag',
    linesTotal: 'Summe der Positionen',
    netTotal: 'Summe ohne USt.',
    taxOf: 'USt. {rate} auf {base}',
    total: 'Gesamtbetrag',
    prepaid: 'Bereits bezahlt',
    rounding: 'Rundung',
    due: 'Zahlbetrag',
    toBeReturned: 'Erstattet',
    paidInFull: 'Vollständig bezahlt. Es ist nichts offen.',
    payableOnReceipt: 'Zahlbar sofort ohne Abzug.',
    account: 'Konto',
    page: 'Seite {page} von {pages}',
    shipping: 'Versand: {method}',
    commission: 'Provision, {period}',
    commissionOn: 'Provision auf Bestellung {order}',
    goodwill: 'Kulanz zu Bestellung {order}',
    refundCameBack:
      'Die Erstattung zur Rechnungskorrektur {number} kam zurück. Die Rechnungskorrektur gilt nicht mehr.',
    statement: 'Auszahlungsbeleg',
    statementFor: 'Für',
    withdrawal: 'Auszahlung',
    paidOn: 'Ausgezahlt am',
    paidTo: 'Ausgezahlt an',
    bankReference: 'Verwendungszweck',
    day: 'Tag',
    carried: 'Übertrag aus der letzten Auszahlung',
    settled: 'Hier abgerechnet',
    leftOver: 'Bleibt für die nächste Auszahlung',
    fee: 'Gebühr',
    paidOut: 'Ausgezahlt',
  },
  fr: {
    invoice: 'Facture',
    creditNote: 'Avoir',
    correction: 'Facture rectificative',
    number: 'Numéro',
    issuedOn: 'Émise le',
    dueOn: 'Échéance',
    deliveredOn: 'Livrée le',
    period: 'Période',
    orderReference: 'Commande',
    buyerReference: 'Votre référence',
    refersTo: 'Corrige la facture',
    refersToNote: 'Corrige l’avoir',
    seller: 'De',
    billedTo: 'Facturé à',
    deliverTo: 'Livré à',
    vatId: 'N° TVA',
    taxNumber: 'N° fiscal',
    registrationNumber: 'Immatriculation',
    description: 'Désignation',
    quantity: 'Quantité',
    unitPrice: 'Prix unitaire',
    tax: 'TVA',
    amount: 'Montant HT',
    carriedOver: 'Report',
    carriedForward: 'À reporter',
    discount: 'Remise',
    charge: 'Frais',
    linesTotal: 'Total des lignes',
    netTotal: 'Total HT',
    taxOf: 'TVA {rate} sur {base}',
    total: 'Total TTC',
    prepaid: 'Déjà réglé',
    rounding: 'Arrondi',
    due: 'Net à payer',
    toBeReturned: 'Remboursé',
    paidInFull: 'Réglée intégralement. Rien ne reste dû.',
    payableOnReceipt: 'Payable à réception, sans escompte.',
    account: 'Compte',
    page: 'Page {page} sur {pages}',
    shipping: 'Livraison : {method}',
    commission: 'Commission, {period}',
    commissionOn: 'Commission sur la commande {order}',
    goodwill: 'Geste commerciale pour la commande {order}',
    refundCameBack: 'Le remboursement de l’avoir {number} nous est revenu. L’avoir n’a plus d’effet.',
    statement: 'Relevé de versement',
    statementFor: 'Pour',
    withdrawal: 'Versement',
    paidOn: 'Versé le',
    paidTo: 'Versé à',
    bankReference: 'Référence',
    day: 'Jour',
    carried: 'Report du dernier versement',
    settled: 'Réglé ici',
    leftOver: 'Reste pour le prochain versement',
    fee: 'Frais',
    paidOut: 'Versé',
  },
  pt: {
    invoice: 'Fatura',
    creditNote: 'Nota de crédito',
    correction: 'Fatura retificativa',
    number: 'Número',
    issuedOn: 'Emitida em',
    dueOn: 'Vence em',
    deliveredOn: 'Entregue em',
    period: 'Período',
    orderReference: 'Encomenda',
    buyerReference: 'A sua referência',
    refersTo: 'Corrige a fatura',
    refersToNote: 'Corrige a nota de crédito',
    seller: 'De',
    billedTo: 'Faturado a',
    deliverTo: 'Entregue a',
    vatId: 'NIF para IVA',
    taxNumber: 'NIF',
    registrationNumber: 'Registo',
    description: 'Descrição',
    quantity: 'Quantidade',
    unitPrice: 'Preço unitário',
    tax: 'IVA',
    amount: 'Valor sem IVA',
    carriedOver: 'Transporte',
    carriedForward: 'A transportar',
    discount: 'Desconto',
    charge: 'Encargo',
    linesTotal: 'Soma das linhas',
    netTotal: 'Total sem IVA',
    taxOf: 'IVA {rate} sobre {base}',
    total: 'Total com IVA',
    prepaid: 'Já pago',
    rounding: 'Arredondamento',
    due: 'Valor a pagar',
    toBeReturned: 'Devolvido',
    paidInFull: 'Paga na totalidade. Nada está em dívida.',
    payableOnReceipt: 'Pagamento a pronto, sem dedução.',
    account: 'Conta',
    page: 'Página {page} de {pages}',
    shipping: 'Envio: {method}',
    commission: 'Comissão, {period}',
    commissionOn: 'Comissão sobre a encomenda {order}',
    goodwill: 'Gesto comercial sobre a encomenda {order}',
    refundCameBack: 'O reembolso da nota de crédito {number} foi devolvido. A nota de crédito deixa de ter efeito.',
    statement: 'Extrato de levantamento',
    statementFor: 'Para',
    withdrawal: 'Levantamento',
    paidOn: 'Pago em',
    paidTo: 'Pago a',
    bankReference: 'Referência',
    day: 'Dia',
    carried: 'Transportado do último levantamento',
    settled: 'Liquidado aqui',
    leftOver: 'Fica para o próximo levantamento',
    fee: 'Taxa',
    paidOut: 'Pago',
  },
  es: {
    invoice: 'Factura',
    creditNote: 'Factura rectificativa',
    correction: 'Factura rectificativa',
    number: 'Número',
    issuedOn: 'Emitida el',
    dueOn: 'Vence el',
    deliveredOn: 'Entregada el',
    period: 'Período',
    orderReference: 'Pedido',
    buyerReference: 'Su referencia',
    refersTo: 'Corrige la factura',
    refersToNote: 'Corrige la factura rectificativa',
    seller: 'De',
    billedTo: 'Facturado a',
    deliverTo: 'Entregado a',
    vatId: 'NIF-IVA',
    taxNumber: 'NIF',
    registrationNumber: 'Registro',
    description: 'Descripción',
    quantity: 'Cantidad',
    unitPrice: 'Precio unitario',
    tax: 'IVA',
    amount: 'Importe sin IVA',
    carriedOver: 'Suma anterior',
    carriedForward: 'Suma y sigue',
    discount: 'Descuento',
    charge: 'Recargo',
    linesTotal: 'Suma de líneas',
    netTotal: 'Total sin IVA',
    taxOf: 'IVA {rate} sobre {base}',
    total: 'Total con IVA',
    prepaid: 'Ya pagado',
    rounding: 'Redondeo',
    due: 'Importe a pagar',
    toBeReturned: 'Devuelto',
    paidInFull: 'Pagada en su totalidad. No queda nada pendiente.',
    payableOnReceipt: 'Pago al contado, sin deducciones.',
    account: 'Cuenta',
    page: 'Página {page} de {pages}',
    shipping: 'Envío: {method}',
    commission: 'Comisión, {period}',
    commissionOn: 'Comisión sobre el pedido {order}',
    goodwill: 'Bonificación sobre el pedido {order}',
    refundCameBack:
      'El reembolso de la factura rectificativa {number} nos fue devuelto. Esa rectificación queda sin efecto.',
    statement: 'Justificante de retirada',
    statementFor: 'Para',
    withdrawal: 'Retirada',
    paidOn: 'Pagada el',
    paidTo: 'Pagada a',
    bankReference: 'Referencia',
    day: 'Día',
    carried: 'Saldo de la última retirada',
    settled: 'Liquidado aquí',
    leftOver: 'Queda para la próxima retirada',
    fee: 'Comisión',
    paidOut: 'Pagado',
  },
}

/** The words of documents in a language. */
export function wordsIn(language: Language): InvoiceWords {
  return words[language]
}

/** Puts values into a sentence with places: `fill('Page {page}', { page: 2 })`. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_place, name: string) => String(values[name] ?? ''))
}
