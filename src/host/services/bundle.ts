/** What is loaded when services are first asked, as a bundle. */
export { nameOf } from '../../core/services/services';
export { haveAllAnswered } from '../../core/usecases/identify-by-services';
export { identifyByServices } from './identify-by-services';
export { online } from './online-services';
