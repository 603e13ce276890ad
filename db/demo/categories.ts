/** The aisles of the hall, in their order, each with the picture over its arch. */
export const categories = [
  { slug: 'ceramics', name: 'Ceramics', picture: 'tide-bowls' },
  { slug: 'home-and-light', name: 'Home & light', picture: 'marble-lamp' },
  { slug: 'kitchen', name: 'Kitchen', picture: 'olive-board' },
  { slug: 'audio', name: 'Audio', picture: 'harbour-speaker' },
  { slug: 'watches', name: 'Watches', picture: 'meridian-watch' },
  { slug: 'plants', name: 'Plants', picture: 'leaf-plant' },
  { slug: 'furniture', name: 'Furniture', picture: 'ladder-chair' },
  { slug: 'scent-and-care', name: 'Scent & care', picture: 'neroli-perfume' },
  { slug: 'paper', name: 'Paper', picture: 'linen-notebooks' },
  { slug: 'out-and-about', name: 'Out & about', picture: 'canal-bike' },
] as const

export type CategorySlug = (typeof categories)[number]['slug']
