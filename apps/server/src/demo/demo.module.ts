export { fillDemonstration, type Demonstration, type SignIn } from './fill.js';
