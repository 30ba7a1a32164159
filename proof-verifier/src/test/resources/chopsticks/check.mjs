// Reads cases from standard input, has Chopsticks' executor judge each (smoldot's decoder of
// storage proofs, Substrate's computation of roots), and writes what it found to standard output.
import { readFileSync } from 'node:fs';
import { calculate_state_root, decode_proof } from '@acala-network/chopsticks-executor';

const judge = async ({ root, nodes, entries }) => {
  try {
    return {
      root: await calculate_state_root(entries, 1),
      decoded: await decode_proof(root, nodes),
    };
  } catch (error) {
    return { refused: String(error) };
  }
};

const found = [];
for (const each of JSON.parse(readFileSync(0, 'utf8'))) {
  found.push(await judge(each));
}
console.log(JSON.stringify(found));
