import { expose } from 'comlink';
import { Simulator } from '../simulator';
import { WebWorkerService } from './webWorkerService';

expose(new WebWorkerService((plan, kernel) => new Simulator(plan, kernel)));
