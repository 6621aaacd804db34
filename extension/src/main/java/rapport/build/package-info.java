/** Build steps of the extension; runs in Maven only and is not shipped in it. */
package rapport.build;
