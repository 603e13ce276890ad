import type { SignerRole, TemplateField, TemplateKind, TemplateText } from '#shared/api/contracts.schemas.ts'

export interface DemoTemplate {
  name: string
  kind: TemplateKind
  signers: SignerRole[]
  isActive: boolean
  texts: TemplateText[]
  fields: TemplateField[]
}

const value = (key: string) => `<span data-variable="${key}"></span>`

/** What every shop of the town signs. */
export const sellerAgreement: DemoTemplate = {
  name: 'Seller agreement',
  kind: 'seller_agreement',
  signers: ['shop'],
  isActive: true,
  texts: [
    {
      language: 'en',
      title: 'Seller agreement',
      body: [
        `<p>Between <strong>${value('market.legal_name')}</strong>, which runs the market, and <strong>${value('shop.legal_name')}</strong> of ${value('shop.city')}, the shop, represented by ${value('owner.name')}.</p>`,
        `<h2>1. What the shop does</h2><p>The shop lists only what it may sell, describes it truly, and keeps its stock current. It hands over what was ordered within the days it promises.</p>`,
        `<h2>2. What the market does</h2><p>The market shows the shop’s things, takes the customers’ payments, and keeps a book in which every cent of the shop can be followed.</p>`,
        `<h2>3. Commission</h2><p>Of each sale the market keeps ${value('shop.commission')}. The rate of a sale is fixed with the order; a later change does not touch it.</p>`,
        `<h2>4. Returns</h2><p>Customers may return what they bought within ${value('shop.return_days')} days. A refund takes back from the shop and from the market what each had of the sale.</p>`,
        `<div data-when="shop.accepts_cash" data-is="yes" data-value=""><h2>5. Cash</h2><p>The shop takes cash at the door and owes the market its commission from it.</p></div>`,
        `<h2>6. Ending it</h2><p>Either side can end this agreement with ${value('own.notice')} notice. Orders that were paid before are carried out.</p>`,
      ].join(''),
      consents: ['I may sign for the shop.'],
    },
    {
      language: 'de',
      title: 'Händlervertrag',
      body: `<p>Zwischen <strong>${value('market.legal_name')}</strong> und <strong>${value('shop.legal_name')}</strong>, vertreten durch ${value('owner.name')}.</p><h2>1. Provision</h2><p>Von jedem Verkauf behält der Markt ${value('shop.commission')}.</p><h2>2. Kündigung</h2><p>Jede Seite kann mit einer Frist von ${value('own.notice')} kündigen.</p>`,
      consents: ['Ich darf für den Laden unterschreiben.'],
    },
  ],
  fields: [{ key: 'notice', label: 'notice', type: 'text', value: 'one month' }],
}

/** What a customer signs who has something made. */
export const madeToOrder: DemoTemplate = {
  name: 'Made-to-order agreement',
  kind: 'order',
  signers: ['customer', 'shop'],
  isActive: false,
  texts: [
    {
      language: 'en',
      title: 'Made-to-order agreement',
      body: [
        `<p>${value('customer.name')} orders from ${value('shop.legal_name')}: ${value('order.items')}.</p>`,
        `<h2>1. Price and payment</h2><p>The price is ${value('order.total')}, of which ${value('order.tax')} is tax. It was paid with order ${value('order.number')}; the market holds it until the delivery is confirmed.</p>`,
        `<h2>2. Delivery</h2><p>${value('shop.name')} delivers by ${value('order.expected_on')}. If it is more than ${value('own.late')} late, ${value('customer.name')} may cancel and receives everything back.</p>`,
        `<h2>3. Made to order</h2><p>The pieces are made to the customer’s wishes, so the right to cancel ends once they are begun. The shop announces that day three days ahead.</p>`,
        `<h2>4. Variation</h2><p>Glaze pools and breaks differently on every piece. Shade may differ from the sample.</p>`,
      ].join(''),
      consents: ['I understand that made-to-order pieces cannot be returned once begun (section 3).'],
    },
  ],
  fields: [{ key: 'late', label: 'late days', type: 'text', value: '21 days' }],
}
