/** What a column of transactions can mean. `customerId` and `orderedAt` are needed; money is `amount`, or `quantity` with `unitPrice`. */
export const TRANSACTION_ROLES = [
  'customerId',
  'orderId',
  'orderedAt',
  'quantity',
  'unitPrice',
  'amount',
  'product',
  'category',
  'channel',
  'currency',
  'status',
] as const

/**
 * What a column can mean beside `customerId` where a source holds one row per customer: the last order as a date or as days
 * since, the number of orders, and the total spent.
 */
export const TOTAL_ROLES = ['lastOrderAt', 'recencyDays', 'orderCount', 'revenue'] as const

export type TransactionRole = (typeof TRANSACTION_ROLES)[number]
export type TotalRole = (typeof TOTAL_ROLES)[number]
/** What a column can mean, in either kind of source. */
export type Role = TransactionRole | TotalRole

export const ROLES: readonly Role[] = [...TRANSACTION_ROLES, ...TOTAL_ROLES]

/** Which source column plays which role, by name. */
export type ColumnRoles = Partial<Record<Role, string>>

/**
 * Customary column names by role, most telling first: a name of an earlier line beats one of a later line, two names of
 * one line are equals. Names are compared in lower case, without accents, blanks and punctuation.
 */
export const CUSTOMARY_NAMES: Readonly<Record<Role, readonly string[]>> = {
  customerId: [
    'customerid customerno customernumber customercode custid clientid clientno kundennummer kundennr kundenid kundeid idcliente codigocliente clienteid idclient numeroclient codeclient clientenummer klantnummer klantid klantnr customerkey',
    'customer cust client kunde kaufer kaeufer cliente klant kund asiakas klient memberid member membershipid cardid loyaltyid accountid householdid household householdkey buyerid buyer shopperid userid user visitorid customeruniqueid',
    'email customeremail emailaddress mail customername clientname kundenname name id',
  ],
  orderId: [
    'orderid orderno ordernumber ordernr invoiceno invoice invoiceid invoicenumber transactionid transactionno bestellnummer bestellnr bestellid rechnungsnummer rechnungsnr rechnung auftragsnummer idpedido pedido numeropedido factura numerofactura idcommande numerocommande commande facture numerofacture ordine idordine numeroordine fattura bestelnummer factuurnummer ordrenummer ordernummer',
    'order transaction bestellung auftrag pedido receiptid receiptno receipt ticketid ticket basketid basket billno bill bon bonnummer belegnummer beleg salesid saleid purchaseid checkoutid documentno',
  ],
  orderedAt: [
    'orderdate orderedat ordertime orderdatetime orderedon invoicedate purchasedate purchasedat purchasetimestamp orderpurchasetimestamp transactiondate transactiontime transactiondatetime transactiontimestamp bestelldatum rechnungsdatum kaufdatum auftragsdatum fechapedido fechacompra fechafactura datecommande dateachat datefacture dataordine dataacquisto datafattura besteldatum aankoopdatum orderdatum datapedido datacompra saledate salesdate txndate trxdate trandate',
    'date datetime timestamp time day datum fecha data createdat created dateheure zeitpunkt tag jour dia giorno transdate',
    'paidat paymentdate bookingdate postingdate buchungsdatum processedat completedat',
    'shipdate shippingdate shippedat deliverydate deliveredat lieferdatum duedate updatedat modifiedat',
  ],
  quantity: [
    'quantity qty menge anzahl cantidad quantite quantita quantidade aantal antal units unitssold itemquantity orderquantity numberofcds itemcount stueckzahl stuckzahl pieces',
  ],
  unitPrice: [
    'unitprice priceperunit itemprice einzelpreis stuckpreis stueckpreis preciounitario prixunitaire prezzounitario precounitario stuksprijs unitcost sellingprice',
    'price preis precio prix prezzo preco prijs pris rate',
  ],
  amount: [
    'amount lineamount linetotal lineitemtotal totalamount totalprice totalsum sales salesamount salesvalue revenue netsales netamount nettoumsatz netrevenue umsatz betrag gesamtbetrag importe monto montant importo ricavo valor bedrag omzet totalsales ordervalue orderamount orderrevenue ordertotal purchaseamount purchasevalue transactionamount transactionvalue transamount tranamount spend spent monetary dollarvalue belopp',
    'total value summe gesamt sum wert totalpaid payment paymentvalue turnover gross grosssales grossamount subtotal ventas ventes vendite vendas extendedprice',
    'profit margin gewinn marge',
  ],
  product: [
    'stockcode sku productid productcode productno itemid itemcode itemno articleid articleno artikelnummer artikelnr codigoproducto idproducto codeproduit referenceproduit codiceprodotto upc ean gtin asin',
    'product productname item itemname article artikel producto produit prodotto produto description beschreibung bezeichnung descripcion',
  ],
  category: ['category productcategory kategorie warengruppe categoria categorie department subcategory family'],
  channel: ['channel saleschannel kanal vertriebskanal canal canale store storeid shop filiale tienda magasin'],
  currency: ['currency currencycode wahrung waehrung moneda devise valuta moeda'],
  status: ['status orderstatus transactionstatus bestellstatus estado statut stato state'],
  lastOrderAt: [
    'lastorderat lastorderdate lastorder lastpurchasedate lastpurchase lastpurchasedat lastpurchaseat lasttransactiondate lasttransaction lastinvoicedate mostrecentpurchase mostrecentorder mostrecentorderdate letztebestellung letzterkauf letztesbestelldatum letzteskaufdatum ultimacompra ultimopedido dernierecommande dernierachat ultimoordine ultimoacquisto laatstebestelling laatsteaankoop',
    'mostrecentvisit lastvisit lastvisitdate lastbuy lastdate lastactive',
  ],
  recencyDays: [
    'recencydays recency recencyindays dayssincelastorder dayssincelastpurchase dayssincelasttransaction dayssinceorder dayssincelast tageseitletztembestellung diasdesdeultimacompra',
    'r',
  ],
  orderCount: [
    'ordercount orders orderscount numberoforders numorders noorders nooforders nroforders totalorders lifetimeorders frequency freq purchasecount purchases numberofpurchases totalpurchases transactioncount transactions numberoftransactions numtransactions totaltransactions anzahlbestellungen bestellungen numeropedidos pedidos nombrecommandes commandes numeroordini ordini aantalbestellingen bestellingen',
    'visits numberofvisits count f',
  ],
  revenue: [
    'revenue totalrevenue totalspent totalspend totalamountspent amountspent monetary monetaryvalue totalsales lifetimevalue lifetimespend lifetimerevenue totalamount totalpaid gesamtumsatz gastototal montanttotal chiffreaffaires spesatotale totaleomzet',
    'sales spend spent amount umsatz importe montant importo fatturato omzet total m',
  ],
}
