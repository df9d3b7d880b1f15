/** What a column can mean. `customerId` and `orderedAt` are needed; money is `amount`, or `quantity` with `unitPrice`. */
export const ROLES = [
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

export type Role = (typeof ROLES)[number]

/** Which source column plays which role, by name. */
export type ColumnRoles = Partial<Record<Role, string>>

/**
 * Customary column names by role, most telling first: a name of an earlier line beats one of a later line, two names of
 * one line are equals. Names are compared in lower case, without accents, blanks and punctuation.
 */
export const CUSTOMARY_NAMES: Readonly<Record<Role, readonly string[]>> = {
  customerId: [
    'customerid customerno customernumber customercode custid clientid clientno kundennummer kundennr kundenid kundeid idcliente codigocliente clienteid idclient numeroclient codeclient clientenummer klantnummer klantid klantnr customerkey',
    'customer cust client kunde cliente klant kund asiakas klient memberid member membershipid cardid loyaltyid accountid householdid household householdkey buyerid buyer shopperid userid user visitorid customeruniqueid',
    'email customeremail emailaddress mail customername clientname kundenname name id',
  ],
  orderId: [
    'orderid orderno ordernumber ordernr invoiceno invoice invoiceid invoicenumber transactionid transactionno bestellnummer bestellnr bestellid rechnungsnummer rechnungsnr rechnung auftragsnummer idpedido pedido numeropedido factura numerofactura idcommande numerocommande commande facture numerofacture ordine idordine numeroordine fattura bestelnummer factuurnummer ordrenummer ordernummer',
    'order transaction receiptid receiptno receipt ticketid ticket basketid basket billno bill bon bonnummer belegnummer beleg salesid saleid purchaseid checkoutid documentno',
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
}
