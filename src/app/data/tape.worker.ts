import { expose } from 'comlink';
import { TapeService } from './tapeService';

expose(new TapeService());
