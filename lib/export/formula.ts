/**
 * What spreadsheets take for a formula (OWASP, "CSV injection").
 * In: the text of a cell.   Out: whether it must be neutralised; read by ./csv.ts and ./xlsx.ts.
 */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** @returns true for text a spreadsheet may run; false for numbers such as "-0.1". */
export const startsFormula = (text: string): boolean => FORMULA_START.test(text) && !NUMBER.test(text)
