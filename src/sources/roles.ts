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
    'customerid customerno customernumber customercode custid clientid clientno kundennummer kundennr kundenid kundeid idcliente codigocliente clienteid idclient numeroclient codeclient clientenummer klantnummer klantid klantnr customerkey customerref customeraccount soldtoparty kunnr debitor debitornummer debitornr debitorennummer debitorennr kdnr nclient noclient numclient refclient codcliente codigodocliente ncliente nocliente numcliente numerocliente codicecliente nrklienta idklienta numerklienta kodklienta kundnummer kundnr kundenummer kundenr asiakasnumero 顧客番号 顧客id 顧客コード 会員番号 会員id お客様番号 客户编号 客户id 会员编号 кодклиента номерклиента idклиента',
    'customer cust client kunde kunden kaufer kaeufer cliente klant kund asiakas klient memberid member membershipid cardid loyaltyid accountid householdid household householdkey buyerid buyer shopperid userid user visitorid customeruniqueid accountnumber accountno subscriberid donorid guestid contactid 顧客 会員 客户 клиент',
    'email customeremail emailaddress mail buyeremail billingemail useremail emailadresse',
    'customername clientname buyername kundenname nomclient nombrecliente nomecliente counterparty payer auftraggeber',
    'name id',
  ],
  orderId: [
    'orderid orderno ordernumber ordernr invoiceno invoice invoiceid invoicenumber transactionid transactionno bestellnummer bestellnr bestellid rechnungsnummer rechnungsnr rechnung auftragsnummer idpedido pedido numeropedido factura numerofactura idcommande numerocommande commande facture numerofacture ordine idordine numeroordine fattura bestelnummer factuurnummer ordrenummer ordernummer amazonorderid ncommande nocommande numcommande nfacture numfacture npedido nopedido numpedido numerodopedido nencomenda nordine numordine nfattura nrzamowienia numerzamowienia nrfaktury numerfaktury 注文番号 注文id 受注番号 订单编号 订单号 номерзаказа',
    'order transaction bestellung auftrag pedido receiptid receiptno receipt ticketid ticket basketid basket billno bill bon bonnummer belegnummer beleg salesid saleid purchaseid checkoutid documentno documentnumber commandeid zamowienie faktura',
  ],
  orderedAt: [
    'orderdate orderedat ordertime orderdatetime orderedon invoicedate purchasedate purchasedat purchasetimestamp orderpurchasetimestamp transactiondate transactiontime transactiondatetime transactiontimestamp bestelldatum rechnungsdatum kaufdatum auftragsdatum fechapedido fechacompra fechafactura datecommande dateachat datefacture dataordine dataacquisto datafattura besteldatum aankoopdatum orderdatum datapedido datacompra saledate salesdate txndate trxdate trandate datedecommande datedachat datedefacture datefacturation datadopedido datadacompra datadaencomenda datadellordine datazamowienia datazakupu fechadepedido fechadecompra fechadefactura 注文日 注文日時 受注日 購入日 購入日時 订单日期 下单时间 датазаказа',
    'date datetime timestamp time day datum fecha data createdat created createddate creationdate dateheure zeitpunkt tag jour dia giorno transdate 日付 日期 дата',
    'paidat paymentdate bookingdate postingdate buchungsdatum processedat completedat',
    'shipdate shippingdate shippedat deliverydate deliveredat lieferdatum duedate updatedat modifiedat',
  ],
  quantity: [
    'quantity qty menge anzahl cantidad quantite quantita quantidade aantal antal units unitssold itemquantity orderquantity numberofcds itemcount stueckzahl stuckzahl pieces lineitemquantity ilosc liczba 数量 個数 количество',
  ],
  unitPrice: [
    'unitprice priceperunit itemprice einzelpreis stuckpreis stueckpreis preciounitario prixunitaire prezzounitario precounitario stuksprijs stukprijs unitcost itemcost sellingprice lineitemprice prixunitaireht prixunitairettc cenajednostkowa 単価 单价',
    'price preis precio prix prezzo preco prijs pris cena rate цена',
  ],
  amount: [
    'amount lineamount linetotal lineitemtotal totalamount totalprice totalsum sales salesamount salesvalue revenue netsales netamount nettoumsatz netrevenue umsatz betrag gesamtbetrag importe monto montant importo ricavo valor bedrag omzet totalsales purchaseamount purchasevalue transactionamount transactionvalue transamount tranamount spend spent monetary dollarvalue belopp netto nettobetrag nettowert amountinlocalcurrency betraginhauswahrung montantht totalht precototal valortotal wartosc wartoscnetto kwota itemtotal linevalue 金額 小計 売上 売上金額 金额 сумма',
    'ordervalue orderamount orderrevenue ordertotal ordertotalamount amountindoccurr betraginbelegwahrung 合計 合計金額 总价',
    'total value summe gesamt sum wert totalpaid payment paymentvalue turnover gross grosssales grossamount bruttobetrag bruttowert brutto montantttc totalttc wartoscbrutto ventas ventes vendite vendas extendedprice',
    'subtotal',
    'profit margin gewinn marge',
  ],
  product: [
    'stockcode sku productid productcode productno itemid itemcode itemno articleid articleno artikelnummer artikelnr codigoproducto idproducto codeproduit referenceproduit codiceprodotto upc ean gtin asin lineitemsku 商品コード 商品番号',
    'product productname item itemname article artikel producto produit prodotto produto description beschreibung bezeichnung descripcion lineitemname articulo designation libelle descricao descrizione omschrijving towar produkt nazwaproduktu 商品名 商品 商品名称 товар',
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

/** The line of customary names of amounts that are those of a whole order. */
export const ORDER_AMOUNTS = 1
