/**
 * Text inside XML and HTML.
 * In: any text.   Out: text that is content and nothing else; read by every writer of XML and HTML.
 */
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** @returns the text for content and quoted attributes. What XML 1.0 cannot hold (control characters, lone surrogates) becomes a space or "\ufffd". */
export const escapeXml = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, ' ').replace(/[&<>"']/g, (sign) => ENTITIES[sign])
