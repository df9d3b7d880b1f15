/** One product as it stands in the file. */
export interface Product {
  /** Name and category as two CSV fields; the name holds a comma and is quoted. */
  readonly fields: string
  /** Unit price with two decimals, exact. */
  readonly price: string
}

/** Products of a category with the cents of their smallest variant, the best sellers first. */
const RANGES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'Coffee & tea': { 'House blend': 890, 'Espresso beans': 1150, 'Green tea': 640, Teapot: 2490 },
  Kitchen: { Mug: 795, 'Chopping board': 1890, 'Linen towel': 990, 'Cast-iron pan': 4950 },
  Candles: { 'Beeswax candle': 450, 'Scented candle': 1295, 'Candle holder': 1640, Lantern: 3490 },
  Paper: { Notebook: 690, 'Greeting cards': 425, 'Wrapping paper': 380, Calendar: 1490 },
  Textiles: { 'Cushion cover': 1790, 'Wool throw': 5900, 'Table runner': 2150, Apron: 2690 },
  Garden: { Seeds: 295, 'Plant pot': 1195, 'Watering can': 2790, Secateurs: 3250 },
}

/** Name after the comma, and the price as a multiple of the smallest. */
const VARIANTS = { small: 1, medium: 1.5, large: 2.2 } as const

/** The shop's products, best sellers first. */
export const CATALOGUE: readonly Product[] = [0, 1, 2, 3].flatMap((place) =>
  Object.entries(VARIANTS).flatMap(([variant, multiple]) =>
    Object.entries(RANGES).map(([category, products]) => {
      const [name, cents] = Object.entries(products)[place]!
      return { fields: `"${name}, ${variant}",${category}`, price: (Math.round(cents * multiple) / 100).toFixed(2) }
    }),
  ),
)
