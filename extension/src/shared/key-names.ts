/** The name on the key at a place of the keyboard: `KeyJ` is J. */
export function keyName(code: string): string {
  return code.replace(/^(Key|Digit|Arrow)/, "").replace(/^Numpad/, "Numpad ");
}
