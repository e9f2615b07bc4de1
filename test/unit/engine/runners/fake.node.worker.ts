import { serveThread } from '../../../../src/engine/runners/serveThread';
import { startFake } from './fakeSimulation';

serveThread(startFake(() => process.exit(3)));
