import type { Language } from '#shared/languages.ts'

/** What a message shows when it says nothing, and what became of one that says nothing any more. */
export type Shown = 'withdrawn' | 'removed' | 'picture' | 'file' | 'order' | 'product'

/** What stands in the line of a list in place of a message without words. */
export const lineWords: Readonly<Record<Language, Record<Shown, string>>> = {
  en: {
    withdrawn: 'Message withdrawn',
    removed: 'Message removed',
    picture: 'Picture',
    file: 'File',
    order: 'Order',
    product: 'Product',
  },
  de: {
    withdrawn: 'Nachricht zurückgezogen',
    removed: 'Nachricht entfernt',
    picture: 'Bild',
    file: 'Datei',
    order: 'Bestellung',
    product: 'Produkt',
  },
  fr: {
    withdrawn: 'Message retiré',
    removed: 'Message supprimé',
    picture: 'Image',
    file: 'Fichier',
    order: 'Commande',
    product: 'Produit',
  },
  pt: {
    withdrawn: 'Mensagem retirada',
    removed: 'Mensagem removida',
    picture: 'Imagem',
    file: 'Ficheiro',
    order: 'Encomenda',
    product: 'Produto',
  },
  es: {
    withdrawn: 'Mensaje retirado',
    removed: 'Mensaje eliminado',
    picture: 'Imagen',
    file: 'Archivo',
    order: 'Pedido',
    product: 'Producto',
  },
}
