export { allocate, basisPointsIn, basisPointsOf } from "./allocate";
export { decimalText, type Money, minorUnits, toWire, type WireMoney, wireMoney } from "./amounts";
export { percentText } from "./percent-text";
export { type Currency, currencies, currencyExponents, currencyOf, isCurrency } from "./currencies";
