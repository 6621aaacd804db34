/** A style sheet comes as its text: shadow roots take it as a constructed sheet, which no page's CSP forbids. */
declare module "*.css" {
  const text: string;
  export default text;
}
