export { allocate, basisPointsOf } from "./allocate";
export { decimalText, type Money, minorUnits, toWire, type WireMoney, wireMoney } from "./amounts";
export { type Currency, currencies, currencyExponents, currencyOf, isCurrency } from "./currencies";
