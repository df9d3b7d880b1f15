import { describe, expect, it } from 'vitest'
import { OptionError, SourceError } from '../../src/base/errors.ts'
import { guessRoles } from '../../src/sources/guess-roles.ts'

/** Columns by name with values of a kind that fits any role but dates. */
const columns = (names: string, values: Record<string, string[]> = {}) =>
  names.split('|').map((name) => ({ name, values: values[name] ?? [] }))

describe('guessRoles', () => {
  it.each([
    ['Customer ID|Order ID|Order Date|Sales', 'Customer ID', 'Order ID', 'Order Date', 'Sales'],
    ['Kundennummer|Bestellnummer|Bestelldatum|Betrag', 'Kundennummer', 'Bestellnummer', 'Bestelldatum', 'Betrag'],
    ['id_client|numéro_commande|date_commande|montant', 'id_client', 'numéro_commande', 'date_commande', 'montant'],
    ['ID Cliente|Nº pedido|Fecha pedido|Importe', 'ID Cliente', undefined, 'Fecha pedido', 'Importe'],
    ['cliente|numero_ordine|data ordine|importo', 'cliente', 'numero_ordine', 'data ordine', 'importo'],
    ['klantnummer|bestelnummer|besteldatum|bedrag', 'klantnummer', 'bestelnummer', 'besteldatum', 'bedrag'],
    [
      'customer_unique_id|order_id|order_purchase_timestamp|payment_value',
      'customer_unique_id',
      'order_id',
      'order_purchase_timestamp',
      'payment_value',
    ],
    ['household_key|BASKET_ID|DAY|SALES_VALUE', 'household_key', 'BASKET_ID', 'DAY', 'SALES_VALUE'],
  ])('reads %s', (names, customerId, orderId, orderedAt, amount) => {
    expect(guessRoles(columns(names), {})).toMatchObject({ customerId, orderedAt, amount, ...(orderId && { orderId }) })
  })

  it('reads quantity and unit price where there is no amount', () => {
    const names = 'InvoiceNo|StockCode|Description|Quantity|InvoiceDate|UnitPrice|CustomerID|Country'
    expect(guessRoles(columns(names), {})).toEqual({
      customerId: 'CustomerID',
      orderId: 'InvoiceNo',
      orderedAt: 'InvoiceDate',
      quantity: 'Quantity',
      unitPrice: 'UnitPrice',
      product: 'StockCode',
    })
  })

  it('prefers the date of the order to that of the shipment, and sales to profit', () => {
    const roles = guessRoles(columns('Ship Date|Order Date|Customer ID|Profit|Sales'), {})
    expect(roles).toMatchObject({ orderedAt: 'Order Date', amount: 'Sales' })
  })

  it('refuses to choose between two equals and names the flag', () => {
    const equals = () => guessRoles(columns('customer_id|order_date|invoice_date|amount'), {})
    expect(equals).toThrow(SourceError)
    expect(equals).toThrow(
      '2 columns could be the orderedAt: order_date, invoice_date; choose with --columns orderedAt=',
    )
  })

  it('takes columns as given, by name, by sloppy name and by 1-based number', () => {
    const given = { customerId: 'who', orderedAt: 'PAID AT', amount: '3' }
    expect(guessRoles(columns('who|paid_at|x'), given)).toMatchObject({
      customerId: 'who',
      orderedAt: 'paid_at',
      amount: 'x',
    })
  })

  it('refuses a given column that does not exist', () => {
    const missing = () => guessRoles(columns('customer_id|date|amount'), { amount: 'total' })
    expect(missing).toThrow(OptionError)
    expect(missing).toThrow('choose one of customer_id, date, amount')
  })

  it('never guesses a status', () => {
    expect(guessRoles(columns('customer_id|date|amount|status'), {}).status).toBeUndefined()
  })

  it('names a role that no column has, and the flag', () => {
    expect(() => guessRoles(columns('date|amount'), {})).toThrow(
      'no column looks like the customerId; say which it is with --columns customerId=NAME',
    )
    expect(() => guessRoles(columns('customer_id|amount'), {})).toThrow('--columns orderedAt=NAME')
  })

  it('refuses an amount column that holds no numbers rather than leaving money out', () => {
    const words = columns('customer_id|date|amount', { amount: ['much', 'little'] })
    expect(() => guessRoles(words, {})).toThrow('column amount holds "much", which is no number')
    expect(guessRoles(words, { amount: 'none' }).amount).toBeUndefined()
  })

  it('refuses a date column that holds no dates', () => {
    const words = columns('customer_id|date|amount', { date: ['soon', 'later'] })
    expect(() => guessRoles(words, {})).toThrow('column date holds "soon", which is no date')
  })

  it('asks for the amount where numbers have unknown names', () => {
    const unknown = columns('customer_id|date|points', { points: ['12', '30'] })
    expect(() => guessRoles(unknown, {})).toThrow(
      'no column looks like the amount; say which it is with --columns amount=NAME (candidates: points), or amount=none',
    )
  })

  it('takes numbers in scientific notation for numbers', () => {
    expect(guessRoles(columns('customer_id|date|amount', { amount: ['1e2', '1.5E-07'] }), {}).amount).toBe('amount')
  })
})
