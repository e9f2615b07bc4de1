// Imported first by every command: says in one sentence when Node is too old to go on.
const [major, minor] = process.versions.node.split('.').map(Number);

if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(
    `Plimsoll needs Node 20.19, 22.12 or a later release, and this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}
