// Opens web3.json and substrate.json, which `keys generate` made, as wallets do, and signs "hello"
// with each; prints who they are and what they signed as JSON.
import { readFile } from 'node:fs/promises';
import { Keyring } from '@polkadot/keyring';
import { stringToU8a, u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { Wallet } from 'ethers';

await cryptoWaitReady();
const password = (await readFile('keystore-password', 'utf8')).trimEnd();
const wallet = await Wallet.fromEncryptedJson(await readFile('web3.json', 'utf8'), password);
const pair = new Keyring().addFromJson(JSON.parse(await readFile('substrate.json', 'utf8')));
pair.unlock(password);
console.log(
  JSON.stringify({
    address: wallet.address.toLowerCase(),
    signature: wallet.signingKey.sign(`0x${'42'.repeat(32)}`).serialized,
    type: pair.type,
    publicKey: u8aToHex(pair.publicKey),
    edSignature: u8aToHex(pair.sign(stringToU8a('hello'))),
  }),
);
