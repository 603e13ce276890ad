import { writeCii } from './cii.ts'
import type { InvoiceDocument } from './invoice-document.ts'
import type { PdfSheet } from '#server/platform/pdf/pdf-sheet.ts'
import { writePdf, type PdfWish } from './pdf.ts'

/**
 * Draws an invoice as Factur-X 1.0 (ZUGFeRD 2) in the profile EN 16931: a PDF/A-3 that carries the same invoice as CII in
 * `factur-x.xml` (Factur-X 1.07, chapter 6). What `checkForNorm` complains about must have been put right.
 */
export async function writeFacturX(invoice: InvoiceDocument, wish: PdfWish = {}): Promise<Buffer> {
  return await writePdf(invoice, { ...wish, finish: (sheet) => attach(sheet, invoice) })
}

function attach({ pdf }: PdfSheet, invoice: InvoiceDocument): void {
  const at = new Date(`${invoice.issuedOn}T00:00:00Z`)
  pdf.file(Buffer.from(writeCii(invoice)), {
    name: 'factur-x.xml',
    type: 'text/xml',
    description: 'Factur-X invoice',
    creationDate: at,
    modifiedDate: at,
    // @ts-expect-error -- pdfkit takes it (PDF/A-3 wants it), its types do not know it yet
    relationship: 'Alternative',
  })
  pdf.appendXML(metadata)
}

/** The names Factur-X writes into XMP, and the description PDF/A asks for of names it does not know (ISO 19005-1, 6.7.8). */
const metadata = `
        <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
            <fx:DocumentType>INVOICE</fx:DocumentType>
            <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
            <fx:Version>1.0</fx:Version>
            <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas>
                <rdf:Bag>
                    <rdf:li rdf:parseType="Resource">
                        <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
                        <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>fx</pdfaSchema:prefix>
                        <pdfaSchema:property>
                            <rdf:Seq>${[
                              ['DocumentFileName', 'The name of the embedded XML document'],
                              ['DocumentType', 'The type of the hybrid document'],
                              ['Version', 'The version of the standard of the embedded XML document'],
                              ['ConformanceLevel', 'The profile of the embedded XML document'],
                            ]
                              .map(
                                ([name, description]) => `
                                <rdf:li rdf:parseType="Resource">
                                    <pdfaProperty:name>${name}</pdfaProperty:name>
                                    <pdfaProperty:valueType>Text</pdfaProperty:valueType>
                                    <pdfaProperty:category>external</pdfaProperty:category>
                                    <pdfaProperty:description>${description}</pdfaProperty:description>
                                </rdf:li>`,
                              )
                              .join('')}
                            </rdf:Seq>
                        </pdfaSchema:property>
                    </rdf:li>
                </rdf:Bag>
            </pdfaExtension:schemas>
        </rdf:Description>`
