import { writeFileSync } from 'node:fs'
import { demoShop } from './pipeline/demo-shop.ts'
import { type Kinds, openShop, type ShopForms } from './shop-forms.ts'

const KINDS: Kinds = {
  order_id: 'text',
  ordered_at: 'time',
  customer_id: 'whole',
  product: 'text',
  category: 'text',
  channel: 'text',
  quantity: 'whole',
  unit_price: 'double',
}

/** A small made-up shop: its CSV is written to the path, to be written in other forms from there. */
export async function openDemoForms(csv: string, customers: number): Promise<ShopForms> {
  writeFileSync(csv, demoShop(customers))
  return openShop(csv, KINDS)
}
