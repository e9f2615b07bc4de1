import { serveThread } from '../engine/runners/serveThread';
import { sharingKernel } from '../engine/simulator';

serveThread(sharingKernel());
