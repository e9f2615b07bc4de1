import { expose } from 'comlink';
import type { Block } from '../../../src/engine/runners/blockQueue';
import { WebWorkerService } from '../../../src/engine/runners/webWorkerService';
import type { Reply } from '../../../src/engine/runners/workerService';
import { startFake } from '../../unit/engine/runners/fakeSimulation';

/** A worker that can end itself, without an answer and without an error. */
class MortalService extends WebWorkerService {
  override block(id: number, block: Block): Reply {
    const reply = super.block(id, block);
    if ('block' in reply || reply.error.message !== 'dying') return reply;
    self.close();
    return new Promise(() => {}) as never;
  }
}

expose(
  new MortalService(
    startFake(() => {
      throw new Error('dying');
    }),
  ),
);
