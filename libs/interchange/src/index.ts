export { eurepocIncidents, type EurepocIncident } from './eurepoc.js';
