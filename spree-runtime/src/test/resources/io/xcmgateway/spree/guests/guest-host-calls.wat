;; Runs a script of host function calls, given as its input, which it reads to address 0x10000:
;;   byte 0: number of calls; bytes 4..7: length of the output, u32 little endian
;;   from byte 64 on, for each call 64 bytes: the function's number in byte 0, and its arguments from
;;   byte 8 on, 8 bytes little endian each (an i32 in the low half)
;;   behind these, whatever the arguments point to
;; The output starts at address 0x8000: 8 bytes for the result of each call (0 if it has none, an i32
;; sign-extended); what lies behind is free for the calls to write to. Functions are numbered in the
;; order of the imports. An unknown number traps.
;; Rebuild: wat2wasm guest-host-calls.wat -o guest-host-calls.wasm
(module
  (import "env" "ext_input_read_version_1" (func $f0 (param i64)))
  (import "env" "ext_storage_set_version_1" (func $f1 (param i64 i64)))
  (import "env" "ext_storage_read_version_2" (func $f2 (param i64 i64 i32 i32) (result i64)))
  (import "env" "ext_storage_clear_version_1" (func $f3 (param i64)))
  (import "env" "ext_storage_exists_version_1" (func $f4 (param i64) (result i32)))
  (import "env" "ext_storage_clear_prefix_version_3" (func $f5 (param i64 i64 i64 i64 i32) (result i32)))
  (import "env" "ext_storage_append_version_1" (func $f6 (param i64 i64)))
  (import "env" "ext_storage_next_key_version_2" (func $f7 (param i64 i64) (result i32)))
  (import "env" "ext_storage_start_transaction_version_1" (func $f8))
  (import "env" "ext_storage_rollback_transaction_version_1" (func $f9))
  (import "env" "ext_storage_commit_transaction_version_1" (func $f10))
  (import "env" "ext_hashing_keccak_256_version_2" (func $f11 (param i64 i32)))
  (import "env" "ext_hashing_keccak_512_version_2" (func $f12 (param i64 i32)))
  (import "env" "ext_hashing_sha2_256_version_2" (func $f13 (param i64 i32)))
  (import "env" "ext_hashing_blake2_128_version_2" (func $f14 (param i64 i32)))
  (import "env" "ext_hashing_blake2_256_version_2" (func $f15 (param i64 i32)))
  (import "env" "ext_hashing_twox_64_version_2" (func $f16 (param i64 i32)))
  (import "env" "ext_hashing_twox_128_version_2" (func $f17 (param i64 i32)))
  (import "env" "ext_hashing_twox_256_version_2" (func $f18 (param i64 i32)))
  (import "env" "ext_crypto_ed25519_verify_version_1" (func $f19 (param i32 i64 i32) (result i32)))
  (import "env" "ext_crypto_ecdsa_verify_version_2" (func $f20 (param i32 i64 i32) (result i32)))
  (import "env" "ext_crypto_secp256k1_ecdsa_recover_compressed_version_3" (func $f21 (param i32 i32 i32) (result i32)))
  (import "env" "ext_logging_log_version_1" (func $f22 (param i32 i64 i64)))
  (import "env" "ext_logging_max_level_version_1" (func $f23 (result i32)))
  (memory (export "memory") 32 64)
  ;; The number behind the record, as the function wants it.
  (func $long (param $record i32) (param $index i32) (result i64)
    (i64.load offset=8
      (i32.add (local.get $record) (i32.shl (local.get $index) (i32.const 3)))))
  (func $int (param $record i32) (param $index i32) (result i32)
    (i32.wrap_i64 (call $long (local.get $record) (local.get $index))))
  (func $dispatch (param $record i32) (result i64)
    (block $unknown
    (block $c23
    (block $c22
    (block $c21
    (block $c20
    (block $c19
    (block $c18
    (block $c17
    (block $c16
    (block $c15
    (block $c14
    (block $c13
    (block $c12
    (block $c11
    (block $c10
    (block $c9
    (block $c8
    (block $c7
    (block $c6
    (block $c5
    (block $c4
    (block $c3
    (block $c2
    (block $c1
    (block $c0
      (br_table $c0 $c1 $c2 $c3 $c4 $c5 $c6 $c7 $c8 $c9 $c10 $c11 $c12 $c13 $c14 $c15 $c16 $c17 $c18 $c19 $c20 $c21 $c22 $c23 $unknown (i32.load8_u (local.get $record)))
    ) ;; 0: ext_input_read_version_1
      (call $f0 (call $long (local.get $record) (i32.const 0))) (return (i64.const 0))
    ) ;; 1: ext_storage_set_version_1
      (call $f1 (call $long (local.get $record) (i32.const 0)) (call $long (local.get $record) (i32.const 1))) (return (i64.const 0))
    ) ;; 2: ext_storage_read_version_2
      (return (call $f2 (call $long (local.get $record) (i32.const 0)) (call $long (local.get $record) (i32.const 1)) (call $int (local.get $record) (i32.const 2)) (call $int (local.get $record) (i32.const 3))))
    ) ;; 3: ext_storage_clear_version_1
      (call $f3 (call $long (local.get $record) (i32.const 0))) (return (i64.const 0))
    ) ;; 4: ext_storage_exists_version_1
      (return (i64.extend_i32_s (call $f4 (call $long (local.get $record) (i32.const 0)))))
    ) ;; 5: ext_storage_clear_prefix_version_3
      (return (i64.extend_i32_s (call $f5 (call $long (local.get $record) (i32.const 0)) (call $long (local.get $record) (i32.const 1)) (call $long (local.get $record) (i32.const 2)) (call $long (local.get $record) (i32.const 3)) (call $int (local.get $record) (i32.const 4)))))
    ) ;; 6: ext_storage_append_version_1
      (call $f6 (call $long (local.get $record) (i32.const 0)) (call $long (local.get $record) (i32.const 1))) (return (i64.const 0))
    ) ;; 7: ext_storage_next_key_version_2
      (return (i64.extend_i32_s (call $f7 (call $long (local.get $record) (i32.const 0)) (call $long (local.get $record) (i32.const 1)))))
    ) ;; 8: ext_storage_start_transaction_version_1
      (call $f8) (return (i64.const 0))
    ) ;; 9: ext_storage_rollback_transaction_version_1
      (call $f9) (return (i64.const 0))
    ) ;; 10: ext_storage_commit_transaction_version_1
      (call $f10) (return (i64.const 0))
    ) ;; 11: ext_hashing_keccak_256_version_2
      (call $f11 (call $long (local.get $record) (i32.const 0)) (call $int (local.get $record) (i32.const 1))) (return (i64.const 0))
    ) ;; 12: ext_hashing_keccak_512_version_2
      (call $f12 (call $long (local.get $record) (i32.const 0)) (call $int (local.get $record) (i32.const 1))) (return (i64.const 0))
    ) ;; 13: ext_hashing_sha2_256_version_2
      (call $f13 (call $long (local.get $record) (i32.const 0)) (call $int (local.get $record) (i32.const 1))) (return (i64.const 0))
    ) ;; 14: ext_hashing_blake2_128_version_2
      (call $f14 (call $long (local.get $record) (i32.const 0)) (call $int (local.get $record) (i32.const 1))) (return (i64.const 0))
    ) ;; 15: ext_hashing_blake2_256_version_2
      (call $f15 (call $long (local.get $record) (i32.const 0)) (call $int (local.get $record) (i32.const 1))) (return (i64.const 0))
    ) ;; 16: ext_hashing_twox_64_version_2
      (call $f16 (call $long (local.get $record) (i32.const 0)) (call $int (local.get $record) (i32.const 1))) (return (i64.const 0))
    ) ;; 17: ext_hashing_twox_128_version_2
      (call $f17 (call $long (local.get $record) (i32.const 0)) (call $int (local.get $record) (i32.const 1))) (return (i64.const 0))
    ) ;; 18: ext_hashing_twox_256_version_2
      (call $f18 (call $long (local.get $record) (i32.const 0)) (call $int (local.get $record) (i32.const 1))) (return (i64.const 0))
    ) ;; 19: ext_crypto_ed25519_verify_version_1
      (return (i64.extend_i32_s (call $f19 (call $int (local.get $record) (i32.const 0)) (call $long (local.get $record) (i32.const 1)) (call $int (local.get $record) (i32.const 2)))))
    ) ;; 20: ext_crypto_ecdsa_verify_version_2
      (return (i64.extend_i32_s (call $f20 (call $int (local.get $record) (i32.const 0)) (call $long (local.get $record) (i32.const 1)) (call $int (local.get $record) (i32.const 2)))))
    ) ;; 21: ext_crypto_secp256k1_ecdsa_recover_compressed_version_3
      (return (i64.extend_i32_s (call $f21 (call $int (local.get $record) (i32.const 0)) (call $int (local.get $record) (i32.const 1)) (call $int (local.get $record) (i32.const 2)))))
    ) ;; 22: ext_logging_log_version_1
      (call $f22 (call $int (local.get $record) (i32.const 0)) (call $long (local.get $record) (i32.const 1)) (call $long (local.get $record) (i32.const 2))) (return (i64.const 0))
    ) ;; 23: ext_logging_max_level_version_1
      (return (i64.extend_i32_s (call $f23)))
    ) ;; unknown
    (unreachable))
  (func (export "run") (export "SpreeModule_genesis") (export "SpreeModule_apply_message") (export "SpreeModule_call") (param $len i32) (result i64)
    (local $call i32)
    (call $f0
      (i64.or (i64.shl (i64.extend_i32_u (local.get $len)) (i64.const 32)) (i64.const 0x10000)))
    (block $done
      (loop $next
        (br_if $done
          (i32.ge_u (local.get $call) (i32.load8_u (i32.const 0x10000))))
        (i64.store
          (i32.add (i32.const 0x8000) (i32.shl (local.get $call) (i32.const 3)))
          (call $dispatch
            (i32.add (i32.const 0x10040) (i32.shl (local.get $call) (i32.const 6)))))
        (local.set $call (i32.add (local.get $call) (i32.const 1)))
        (br $next)))
    (i64.or
      (i64.shl (i64.extend_i32_u (i32.load (i32.const 0x10004))) (i64.const 32))
      (i64.const 0x8000)))
)
