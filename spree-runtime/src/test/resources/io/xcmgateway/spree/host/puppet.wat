;; A guest that does what it is told: it interprets a script of host calls with any arguments, so that
;; a test can drive every host function from inside a real module.
;;
;; Build: wat2wasm puppet.wat -o puppet.wasm
;;
;; `run` takes the script as its input; the entry points of a SPREE module take it from the storage
;; key "script" and leave their input alone. A script stands at address 0: u64 count, then for each
;; step u64 opcode and five i64 arguments, then whatever the arguments point to. The opcode is the
;; place of the import below; from 64 on: 64 return the first argument, 65 trap, 66 spin for ever,
;; 67 recurse for ever. The result of step i goes to 65536 + 8 * i. A script that does not
;; return returns both pages of memory.
(module
  (import "env" "ext_input_read_version_1" (func $ext_input_read_version_1 (param i64)))
  (import "env" "ext_storage_set_version_1" (func $ext_storage_set_version_1 (param i64 i64)))
  (import "env" "ext_storage_read_version_2" (func $ext_storage_read_version_2 (param i64 i64 i32 i32) (result i64)))
  (import "env" "ext_storage_clear_version_1" (func $ext_storage_clear_version_1 (param i64)))
  (import "env" "ext_storage_exists_version_1" (func $ext_storage_exists_version_1 (param i64) (result i32)))
  (import "env" "ext_storage_append_version_1" (func $ext_storage_append_version_1 (param i64 i64)))
  (import "env" "ext_storage_next_key_version_2" (func $ext_storage_next_key_version_2 (param i64 i64) (result i32)))
  (import "env" "ext_storage_clear_prefix_version_3" (func $ext_storage_clear_prefix_version_3 (param i64 i64 i64 i64 i32) (result i32)))
  (import "env" "ext_storage_start_transaction_version_1" (func $ext_storage_start_transaction_version_1))
  (import "env" "ext_storage_rollback_transaction_version_1" (func $ext_storage_rollback_transaction_version_1))
  (import "env" "ext_storage_commit_transaction_version_1" (func $ext_storage_commit_transaction_version_1))
  (import "env" "ext_hashing_keccak_256_version_2" (func $ext_hashing_keccak_256_version_2 (param i64 i32)))
  (import "env" "ext_hashing_keccak_512_version_2" (func $ext_hashing_keccak_512_version_2 (param i64 i32)))
  (import "env" "ext_hashing_sha2_256_version_2" (func $ext_hashing_sha2_256_version_2 (param i64 i32)))
  (import "env" "ext_hashing_blake2_128_version_2" (func $ext_hashing_blake2_128_version_2 (param i64 i32)))
  (import "env" "ext_hashing_blake2_256_version_2" (func $ext_hashing_blake2_256_version_2 (param i64 i32)))
  (import "env" "ext_hashing_twox_64_version_2" (func $ext_hashing_twox_64_version_2 (param i64 i32)))
  (import "env" "ext_hashing_twox_128_version_2" (func $ext_hashing_twox_128_version_2 (param i64 i32)))
  (import "env" "ext_hashing_twox_256_version_2" (func $ext_hashing_twox_256_version_2 (param i64 i32)))
  (import "env" "ext_crypto_ed25519_verify_version_1" (func $ext_crypto_ed25519_verify_version_1 (param i32 i64 i32) (result i32)))
  (import "env" "ext_crypto_ecdsa_verify_version_2" (func $ext_crypto_ecdsa_verify_version_2 (param i32 i64 i32) (result i32)))
  (import "env" "ext_crypto_secp256k1_ecdsa_recover_compressed_version_3" (func $ext_crypto_secp256k1_ecdsa_recover_compressed_version_3 (param i32 i32 i32) (result i32)))
  (import "env" "ext_logging_log_version_1" (func $ext_logging_log_version_1 (param i32 i64 i64)))
  (import "env" "ext_logging_max_level_version_1" (func $ext_logging_max_level_version_1 (result i32)))
  (memory (export "memory") 2 4)
  (data (i32.const 131000) "script")

  (func $recurse (param i32) (result i32)
    (i32.add (i32.const 1) (call $recurse (i32.add (local.get 0) (i32.const 1)))))

  (func $dispatch (param $step i32) (result i64)
    (block $other
    (block $f23
    (block $f22
    (block $f21
    (block $f20
    (block $f19
    (block $f18
    (block $f17
    (block $f16
    (block $f15
    (block $f14
    (block $f13
    (block $f12
    (block $f11
    (block $f10
    (block $f9
    (block $f8
    (block $f7
    (block $f6
    (block $f5
    (block $f4
    (block $f3
    (block $f2
    (block $f1
    (block $f0
      (br_table $f0 $f1 $f2 $f3 $f4 $f5 $f6 $f7 $f8 $f9 $f10 $f11 $f12 $f13 $f14 $f15 $f16 $f17 $f18 $f19 $f20 $f21 $f22 $f23 $other (i32.wrap_i64 (i64.load (local.get $step))))
    )
      (call $ext_input_read_version_1
        (i64.load offset=8 (local.get $step)))
      (return (i64.const 0))
    )
      (call $ext_storage_set_version_1
        (i64.load offset=8 (local.get $step))
        (i64.load offset=16 (local.get $step)))
      (return (i64.const 0))
    )
      (return (call $ext_storage_read_version_2
        (i64.load offset=8 (local.get $step))
        (i64.load offset=16 (local.get $step))
        (i32.wrap_i64 (i64.load offset=24 (local.get $step)))
        (i32.wrap_i64 (i64.load offset=32 (local.get $step)))))
    )
      (call $ext_storage_clear_version_1
        (i64.load offset=8 (local.get $step)))
      (return (i64.const 0))
    )
      (return (i64.extend_i32_u (call $ext_storage_exists_version_1
        (i64.load offset=8 (local.get $step)))))
    )
      (call $ext_storage_append_version_1
        (i64.load offset=8 (local.get $step))
        (i64.load offset=16 (local.get $step)))
      (return (i64.const 0))
    )
      (return (i64.extend_i32_u (call $ext_storage_next_key_version_2
        (i64.load offset=8 (local.get $step))
        (i64.load offset=16 (local.get $step)))))
    )
      (return (i64.extend_i32_u (call $ext_storage_clear_prefix_version_3
        (i64.load offset=8 (local.get $step))
        (i64.load offset=16 (local.get $step))
        (i64.load offset=24 (local.get $step))
        (i64.load offset=32 (local.get $step))
        (i32.wrap_i64 (i64.load offset=40 (local.get $step))))))
    )
      (call $ext_storage_start_transaction_version_1)
      (return (i64.const 0))
    )
      (call $ext_storage_rollback_transaction_version_1)
      (return (i64.const 0))
    )
      (call $ext_storage_commit_transaction_version_1)
      (return (i64.const 0))
    )
      (call $ext_hashing_keccak_256_version_2
        (i64.load offset=8 (local.get $step))
        (i32.wrap_i64 (i64.load offset=16 (local.get $step))))
      (return (i64.const 0))
    )
      (call $ext_hashing_keccak_512_version_2
        (i64.load offset=8 (local.get $step))
        (i32.wrap_i64 (i64.load offset=16 (local.get $step))))
      (return (i64.const 0))
    )
      (call $ext_hashing_sha2_256_version_2
        (i64.load offset=8 (local.get $step))
        (i32.wrap_i64 (i64.load offset=16 (local.get $step))))
      (return (i64.const 0))
    )
      (call $ext_hashing_blake2_128_version_2
        (i64.load offset=8 (local.get $step))
        (i32.wrap_i64 (i64.load offset=16 (local.get $step))))
      (return (i64.const 0))
    )
      (call $ext_hashing_blake2_256_version_2
        (i64.load offset=8 (local.get $step))
        (i32.wrap_i64 (i64.load offset=16 (local.get $step))))
      (return (i64.const 0))
    )
      (call $ext_hashing_twox_64_version_2
        (i64.load offset=8 (local.get $step))
        (i32.wrap_i64 (i64.load offset=16 (local.get $step))))
      (return (i64.const 0))
    )
      (call $ext_hashing_twox_128_version_2
        (i64.load offset=8 (local.get $step))
        (i32.wrap_i64 (i64.load offset=16 (local.get $step))))
      (return (i64.const 0))
    )
      (call $ext_hashing_twox_256_version_2
        (i64.load offset=8 (local.get $step))
        (i32.wrap_i64 (i64.load offset=16 (local.get $step))))
      (return (i64.const 0))
    )
      (return (i64.extend_i32_u (call $ext_crypto_ed25519_verify_version_1
        (i32.wrap_i64 (i64.load offset=8 (local.get $step)))
        (i64.load offset=16 (local.get $step))
        (i32.wrap_i64 (i64.load offset=24 (local.get $step))))))
    )
      (return (i64.extend_i32_u (call $ext_crypto_ecdsa_verify_version_2
        (i32.wrap_i64 (i64.load offset=8 (local.get $step)))
        (i64.load offset=16 (local.get $step))
        (i32.wrap_i64 (i64.load offset=24 (local.get $step))))))
    )
      (return (i64.extend_i32_u (call $ext_crypto_secp256k1_ecdsa_recover_compressed_version_3
        (i32.wrap_i64 (i64.load offset=8 (local.get $step)))
        (i32.wrap_i64 (i64.load offset=16 (local.get $step)))
        (i32.wrap_i64 (i64.load offset=24 (local.get $step))))))
    )
      (call $ext_logging_log_version_1
        (i32.wrap_i64 (i64.load offset=8 (local.get $step)))
        (i64.load offset=16 (local.get $step))
        (i64.load offset=24 (local.get $step)))
      (return (i64.const 0))
    )
      (return (i64.extend_i32_u (call $ext_logging_max_level_version_1)))
    )
    (if (i64.eq (i64.load (local.get $step)) (i64.const 65)) (then (unreachable)))
    (if (i64.eq (i64.load (local.get $step)) (i64.const 66)) (then (loop $spin (br $spin))))
    (if (i64.eq (i64.load (local.get $step)) (i64.const 67))
      (then (return (i64.extend_i32_u (call $recurse (i32.const 0))))))
    (i64.const 0))

  (func $interpret (result i64)
    (local $i i32)
    (local $step i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (i32.load (i32.const 0))))
        (local.set $step
          (i32.add (i32.const 8) (i32.mul (local.get $i) (i32.const 48))))
        (if (i64.eq (i64.load (local.get $step)) (i64.const 64))
          (then (return (i64.load offset=8 (local.get $step)))))
        (i64.store offset=65536
          (i32.mul (local.get $i) (i32.const 8))
          (call $dispatch (local.get $step)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i64.const 0x0002000000000000))

  (func (export "run") (param $len i32) (result i64)
    (call $ext_input_read_version_1
      (i64.shl (i64.extend_i32_u (local.get $len)) (i64.const 32)))
    (call $interpret))

  (func $stored (param $len i32) (result i64)
    (drop
      (call $ext_storage_read_version_2
        (i64.const 0x000000060001ffb8)
        (i64.const 0x0001000000000000)
        (i32.const 0)
        (i32.const 1)))
    (call $interpret))

  (export "SpreeModule_version" (func $stored))
  (export "SpreeModule_genesis" (func $stored))
  (export "SpreeModule_apply_message" (func $stored))
  (export "SpreeModule_call" (func $stored)))
