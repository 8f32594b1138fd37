/**
 * The UTF-16 units of a text in a typed array: a loop over them is a third faster than over a string, and does not
 * slow down when texts of another inner form come along.
 * In: any text.   Out: TextUnits, read by clean.ts and tokenize.ts.
 */
export class TextUnits {
  /** Unit i of the text last loaded, for i below its length; what lies behind is left over from others. */
  units = new Uint16Array(1 << 14)
  private bytes = Buffer.from(this.units.buffer)

  /** @returns the units of `text`, at the start of a buffer that the next call overwrites. */
  load(text: string): Uint16Array {
    if (text.length > this.units.length) {
      this.units = new Uint16Array(2 * text.length)
      this.bytes = Buffer.from(this.units.buffer)
    }
    this.bytes.write(text, 0, 'utf16le')
    return this.units
  }
}
