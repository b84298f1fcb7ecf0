/** What is loaded when services are first asked, as a bundle. */
export { identifyByServices } from './identify-by-services';
export { online } from './online-services';
