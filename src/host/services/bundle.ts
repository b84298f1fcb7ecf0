/** What is loaded when services are first asked, as a bundle. */
export { nameOf } from '../../core/services/services';
export { identifyByServices } from './identify-by-services';
export { online } from './online-services';
