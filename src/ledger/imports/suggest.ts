/** What the columns of a file most likely mean, told from their names. */
import { type ColumnMapping, importFields, type ImportKind } from '../../shared/import-fields.ts';
import { lettersOf } from './values.ts';

/** Other names of a field, as letters only; its key and its label are names too. The first column that has one of the earlier names wins. */
const aliases: Readonly<Record<ImportKind, Readonly<Record<string, readonly string[]>>>> = {
  customers: {
    name: ['customername', 'customer', 'client', 'clientname', 'facilityname', 'facility', 'accountname', 'company', 'fullname', 'billto'],
    kind: ['customertype', 'customerkind', 'accounttype', 'type', 'category', 'payor', 'payortype'],
    externalId: [
      'customerid',
      'customernumber',
      'customerno',
      'accountnumber',
      'accountno',
      'account',
      'clientid',
      'facilityid',
      'number',
      'code',
    ],
    email: ['emailaddress', 'mail'],
    phone: ['phonenumber', 'telephone', 'tel'],
    line1: ['address1', 'addressline1', 'street', 'streetaddress', 'mailingaddress', 'billingaddress'],
    line2: ['address2', 'addressline2', 'suite', 'unit', 'apt'],
    city: ['town'],
    region: ['stateprovince', 'province', 'st'],
    postal: ['zip', 'postalcode', 'postcode'],
  },
  dispatches: {
    customer: ['customername', 'billto', 'client', 'clientname', 'facility', 'facilityname', 'account', 'accountname', 'payorname'],
    customerId: ['customernumber', 'customerno', 'accountnumber', 'accountno', 'clientid', 'facilityid'],
    date: ['dateofservice', 'dos', 'servicedate', 'tripdate', 'dispatchdate', 'pickupdate', 'transportdate'],
    externalId: [
      'tripid',
      'tripnumber',
      'tripno',
      'trip',
      'dispatchid',
      'dispatchnumber',
      'dispatchno',
      'dispatch',
      'runnumber',
      'runno',
      'run',
      'callnumber',
      'pcr',
      'pcrnumber',
      'number',
      'id',
    ],
    patient: ['patientname', 'passenger', 'rider', 'member'],
    serviceLevel: ['level', 'levelofservice', 'los', 'servicetype', 'service', 'transporttype'],
    origin: ['from', 'pickup', 'pickupaddress', 'pickuplocation', 'originaddress'],
    destination: ['to', 'dropoff', 'dropoffaddress', 'dropofflocation', 'destinationaddress'],
    mileage: ['miles', 'loadedmiles', 'distance'],
    payor: ['payortype', 'payer', 'payertype', 'responsible'],
    quoted: [
      'price',
      'quote',
      'pricequoted',
      'charge',
      'charges',
      'totalcharge',
      'totalcharges',
      'billed',
      'billedamount',
      'total',
      'amount',
      'rate',
    ],
    allowed: ['allowedamount', 'pricesallowed', 'allowable'],
    paid: ['paidsofar', 'payments', 'paidamount', 'amountpaid', 'totalpaid', 'paymentstodate'],
    owed: ['owing', 'balance', 'balancedue', 'amountdue', 'due', 'outstanding', 'openbalance', 'stillowed'],
  },
  balances: {
    customer: ['customername', 'name', 'client', 'clientname', 'facility', 'facilityname', 'accountname', 'billto'],
    customerId: ['customernumber', 'customerno', 'accountnumber', 'accountno', 'account', 'clientid', 'facilityid', 'id'],
    amount: ['openbalance', 'openingbalance', 'balancedue', 'amountdue', 'due', 'owed', 'owing', 'outstanding', 'ledgerbalance', 'total'],
    date: ['asof', 'balancedate', 'asofdate', 'entrydate'],
    reference: ['ref', 'referencenumber', 'invoice', 'invoicenumber', 'document'],
    comment: ['note', 'notes', 'memo', 'description'],
  },
};

/** The columns of a file that holds `kind`, as far as their names tell. Each column is used once. */
export function suggestMapping(kind: ImportKind, columns: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {};
  const used = new Set<string>();
  for (const { key, label } of importFields(kind)) {
    const names = [lettersOf(label), lettersOf(key), ...(aliases[kind][key] ?? [])];
    const column = names.flatMap((name) => columns.filter((each) => !used.has(each) && lettersOf(each) === name))[0];
    if (column === undefined) continue;
    used.add(column);
    mapping[key] = column;
  }
  return mapping;
}

const tellsTrips = ['externalId', 'patient', 'origin', 'destination', 'serviceLevel', 'mileage', 'quoted'];

/** What a file with these columns most likely holds. */
export function guessKind(columns: readonly string[]): ImportKind {
  const { date, ...trip } = suggestMapping('dispatches', columns);
  const { amount } = suggestMapping('balances', columns);
  const { line1, city } = suggestMapping('customers', columns);
  const isOfService = date !== undefined && lettersOf(date) !== 'date';
  if (isOfService || (date !== undefined && tellsTrips.some((field) => trip[field] !== undefined && trip[field] !== amount)))
    return 'dispatches';
  return amount !== undefined && line1 === undefined && city === undefined ? 'balances' : 'customers';
}

/** The columns of a file as one text, whatever their order: files of the same columns are read alike. */
export function columnsKey(kind: ImportKind, columns: readonly string[]): string {
  return `${kind}: ${columns
    .map((column) => lettersOf(column))
    .toSorted()
    .join(' ')}`;
}
