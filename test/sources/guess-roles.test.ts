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
    [
      'N° client|N° commande|Date de commande|Montant HT|Montant TTC',
      'N° client',
      'N° commande',
      'Date de commande',
      'Montant HT',
    ],
    ['Cód. Cliente|Nº Pedido|Data do Pedido|Total', 'Cód. Cliente', 'Nº Pedido', 'Data do Pedido', 'Total'],
    ['Codice Cliente|Numero Ordine|Data Ordine|Importo', 'Codice Cliente', 'Numero Ordine', 'Data Ordine', 'Importo'],
    [
      'Nr klienta|Numer zamówienia|Data zamówienia|Wartość brutto',
      'Nr klienta',
      'Numer zamówienia',
      'Data zamówienia',
      'Wartość brutto',
    ],
    ['顧客コード|注文番号|注文日時|金額', '顧客コード', '注文番号', '注文日時', '金額'],
    [
      'Debitor|Belegnummer|Buchungsdatum|Betrag in Hauswährung',
      'Debitor',
      'Belegnummer',
      'Buchungsdatum',
      'Betrag in Hauswährung',
    ],
    ['Customer ID|id|Created date (UTC)|Amount', 'Customer ID', undefined, 'Created date (UTC)', 'Amount'],
    ['Customer|Order|Date|Sum of Total', 'Customer', 'Order', 'Date', 'Sum of Total'],
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

  it('prefers an email to a name, the money of a line to that of its order, and net to gross', () => {
    const roles = guessRoles(columns('name|email|order_date|order_total|line_total'), {})
    expect(roles).toMatchObject({ customerId: 'email', amount: 'line_total' })
    expect(guessRoles(columns('Kunde|Datum|Bruttobetrag|Nettobetrag'), {}).amount).toBe('Nettobetrag')
  })

  it('multiplies quantity and price rather than take the total of an order', () => {
    const woo = 'Order Number|Order Date|Email (Billing)|Order Total Amount|SKU|Quantity (- Refund)|Item Cost'
    expect(guessRoles(columns(woo), {})).toEqual({
      customerId: 'Email (Billing)',
      orderId: 'Order Number',
      orderedAt: 'Order Date',
      quantity: 'Quantity (- Refund)',
      unitPrice: 'Item Cost',
      product: 'SKU',
    })
  })

  it('takes no clock for a date', () => {
    const till = columns('Customer ID|Date|Time|Net Sales', { Date: ['05/28/24'], Time: ['14:03:59', '9:30 PM'] })
    expect(guessRoles(till, {}).orderedAt).toBe('Date')
  })

  it("reads Shopify's lines by item, since its totals stand on one line of an order", () => {
    const names =
      'Name|Email|Financial Status|Paid at|Currency|Subtotal|Total|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem sku|Id'
    expect(guessRoles(columns(names), {})).toEqual({
      customerId: 'Email',
      orderId: 'Name',
      orderedAt: 'Created at',
      quantity: 'Lineitem quantity',
      unitPrice: 'Lineitem price',
      product: 'Lineitem sku',
      currency: 'Currency',
    })
    expect(guessRoles(columns(names), { amount: 'Total' })).toMatchObject({ amount: 'Total' })
    expect(guessRoles(columns(names), { amount: 'Total' }).unitPrice).toBeUndefined()
  })

  it("takes Amazon's item-price for the money of the line, which it is", () => {
    const roles = guessRoles(columns('amazon-order-id|purchase-date|sku|quantity|item-price|buyer-email'), {})
    expect(roles).toMatchObject({ customerId: 'buyer-email', orderId: 'amazon-order-id', amount: 'item-price' })
    expect(roles.unitPrice).toBeUndefined()
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

  it('names debit and credit, and offers no labels for money', () => {
    const cells = { IBAN: ['DE01', 'DE02'], Reference: ['INV 1', 'INV 2'], 'Paid in': ['78.00'], 'Paid out': ['30.00'] }
    const bank = columns('Booking date|Counterparty|IBAN|Reference|Paid out|Paid in', cells)
    expect(() => guessRoles(bank, {})).toThrow(
      /^money stands in two columns, Paid out and Paid in; .*--columns "amount=Paid in", which sets rows without it aside/,
    )
    const open = columns('Booking date|Counterparty|IBAN|Reference|Moved', { ...cells, Moved: ['78.00'] })
    expect(() => guessRoles(open, {})).toThrow('(candidates: Moved)')
  })

  it('takes numbers in scientific notation for numbers', () => {
    expect(guessRoles(columns('customer_id|date|amount', { amount: ['1e2', '1.5E-07'] }), {}).amount).toBe('amount')
  })
})
