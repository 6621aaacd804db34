// The plug-ins of jQuery look for it on the window.
import jquery from "jquery";

window.jQuery = window.$ = jquery;
export default jquery;
