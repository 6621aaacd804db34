/**
 * Rules that people have already, in other forms: a table of phrases, a Vale style. Each row
 * becomes a rule with examples made for it, or is refused in words. Start at {@link
 * rapport.imports.PhraseTable} and {@link rapport.imports.ValeStyle}.
 */
@org.jspecify.annotations.NullMarked
package rapport.imports;
