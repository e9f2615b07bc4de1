/** Version of this program, as it stands in results and evidence. */
export { version } from '../../package.json';
