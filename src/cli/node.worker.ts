import { serveThread } from '../engine/runners/serveThread';
import { Simulator } from '../engine/simulator';

serveThread((plan, kernel) => new Simulator(plan, kernel));
