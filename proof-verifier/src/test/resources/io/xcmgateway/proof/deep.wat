;; A guest that makes its witness as large as it can: whatever its message is, it asks for 64 keys of
;; 1023 bytes that part at their first byte. In a state that has all their prefixes, each of them
;; leads down a thousand nodes.
;;
;; Build: wat2wasm deep.wat -o deep.wasm
;;
;; Key i is the 1023 bytes from 4096 + i on. Byte n of the page is (n * n + n / 256) mod 251.
(module
  (import "env" "ext_storage_exists_version_1" (func $exists (param i64) (result i32)))
  (memory (export "memory") 1 1)
  (func (export "SpreeModule_version") (param i32) (result i64) (i64.const 0))
  (func (export "SpreeModule_genesis") (param i32) (result i64) (i64.const 0))
  (func (export "SpreeModule_call") (param i32) (result i64) (i64.const 0))
  (func (export "SpreeModule_apply_message") (param i32) (result i64)
    (local $n i32)
    (local.set $n (i32.const 4096))
    (loop $fill
      (i32.store8 (local.get $n)
        (i32.rem_u
          (i32.add
            (i32.mul (local.get $n) (local.get $n))
            (i32.div_u (local.get $n) (i32.const 256)))
          (i32.const 251)))
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (br_if $fill (i32.lt_u (local.get $n) (i32.const 5183))))
    (local.set $n (i32.const 4096))
    (loop $ask
      (drop (call $exists (i64.or
        (i64.extend_i32_u (local.get $n))
        (i64.const 0x3ff00000000))))
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (br_if $ask (i32.lt_u (local.get $n) (i32.const 4160))))
    (i64.const 0)))
