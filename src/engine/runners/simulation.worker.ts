import { expose } from 'comlink';
import { sharingKernel } from '../simulator';
import { WebWorkerService } from './webWorkerService';

expose(new WebWorkerService(sharingKernel()));
