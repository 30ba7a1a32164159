// Made the files beside it: npm install @polkadot/keyring@14.0.3 @polkadot/util-crypto@14.0.3 ethers@6.17.0; node make.mjs
// The passwords are in the tests. A second argument `check FILE…` opens what our own commands wrote.
import { Keyring } from '@polkadot/keyring';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { Wallet } from 'ethers';
import { readFileSync, writeFileSync } from 'node:fs';

await cryptoWaitReady();
const PASSWORD = 'correct horse ⚡ battery';
const SEED = '0x' + '5e'.repeat(31) + '01';
const SECRET = '0x' + '7c'.repeat(31) + '02';
const keyring = new Keyring({ type: 'ed25519' });

const [command, ...files] = process.argv.slice(2);
if (command === 'check') {
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const json = JSON.parse(text);
    if (json.version === 3) {
      const wallet = await Wallet.fromEncryptedJson(text, PASSWORD);
      console.log(`secp256k1 ${wallet.address.toLowerCase()} ${wallet.privateKey}`);
    } else {
      const pair = new Keyring().createFromJson(json);
      pair.decodePkcs8(PASSWORD);
      console.log(`${pair.type} ${u8aToHex(pair.publicKey)} ${u8aToHex(pair.sign('0x00'))}`);
    }
  }
} else {
  const pair = keyring.addFromSeed(hexToU8a(SEED), { name: 'attestor' });
  writeFileSync('polkadot-js-ed25519.json', JSON.stringify(pair.toJson(PASSWORD)) + '\n');
  const other = new Keyring({ type: 'sr25519' }).addFromSeed(hexToU8a(SEED));
  writeFileSync('polkadot-js-sr25519.json', JSON.stringify(other.toJson(PASSWORD)) + '\n');
  writeFileSync('polkadot-js-unencrypted.json', JSON.stringify(pair.toJson()) + '\n');
  const wallet = new Wallet(SECRET);
  writeFileSync('ethers-scrypt.json', await wallet.encrypt(PASSWORD) + '\n');
  const phrase = Wallet.fromPhrase('test test test test test test test test test test test junk');
  writeFileSync('ethers-phrase.json', await phrase.encrypt(PASSWORD) + '\n');
  console.log(u8aToHex(pair.publicKey), pair.address, wallet.address, phrase.address, phrase.privateKey);
}
