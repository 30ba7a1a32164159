;; A module that opts in well and then does what the message says: the code of the `Trap` that ends
;; the program, since that is the last byte of the input.
;;
;; 0 runs well; 1 loops; 2 recurses; 3 grows its memory for ever; 4 traps; 5 returns a range outside
;; its memory; 6 returns bytes that are no result; 7 stores a value and then traps; 8 stores a value
;; and leaves a transaction open; 9 reads far outside its memory; 10 takes all memory it may have
;; and fills it for ever; 11 stores new keys for ever; 12 logs for ever.
;;
;; Rebuild: wat2wasm hostile.wat -o hostile.wasm
(module
  (import "env" "ext_input_read_version_1" (func $input (param i64)))
  (import "env" "ext_storage_set_version_1" (func $set (param i64 i64)))
  (import "env" "ext_storage_start_transaction_version_1" (func $start))
  (import "env" "ext_logging_log_version_1" (func $log (param i32 i64 i64)))
  (memory (export "memory") 8 64)
  (data (i32.const 16) "key-value")
  ;; Result<(), _> = Ok, and Execution { Complete { 0, 0 }, id, [], [] }: zeros at 512.
  (func $deeper (param $n i32) (result i32)
    (i32.add (call $deeper (i32.add (local.get $n) (i32.const 1))) (i32.const 1)))
  (func $store
    (call $set (i64.const 0x300000010) (i64.const 0x500000014)))
  (func $is (param $code i32) (param $wanted i32) (result i32)
    (i32.eq (local.get $code) (i32.shl (local.get $wanted) (i32.const 2))))

  (func (export "SpreeModule_version") (param i32) (result i64)
    (unreachable))
  (func (export "SpreeModule_genesis") (param i32) (result i64)
    (i64.const 0x100000200))
  (func (export "SpreeModule_call") (param i32) (result i64)
    (unreachable))
  (func (export "SpreeModule_apply_message") (param $len i32) (result i64)
    (local $code i32)
    (call $input
      (i64.or (i64.shl (i64.extend_i32_u (local.get $len)) (i64.const 32)) (i64.const 1024)))
    (local.set $code (i32.load8_u offset=1023 (local.get $len)))
    (if (call $is (local.get $code) (i32.const 1)) (then (loop (br 0))))
    (if (call $is (local.get $code) (i32.const 2)) (then (drop (call $deeper (i32.const 0)))))
    (if (call $is (local.get $code) (i32.const 3))
      (then (loop (drop (memory.grow (i32.const 1))) (br 0))))
    (if (call $is (local.get $code) (i32.const 4)) (then (unreachable)))
    (if (call $is (local.get $code) (i32.const 5)) (then (return (i64.const 0x10fffffff0))))
    (if (call $is (local.get $code) (i32.const 6)) (then (return (i64.const 0x900000010))))
    (if (call $is (local.get $code) (i32.const 7)) (then (call $store) (unreachable)))
    (if (call $is (local.get $code) (i32.const 8)) (then (call $start) (call $store)))
    (if (call $is (local.get $code) (i32.const 9))
      (then (drop (i32.load offset=0x7ffffff0 (i32.const 0xfffffff0)))))
    (if (call $is (local.get $code) (i32.const 10))
      (then
        (drop (memory.grow (i32.const 56)))
        (loop (memory.fill (i32.const 4096) (i32.const 1) (i32.const 0x3ff000)) (br 0))))
    ;; The key is a counter, the value the 1024 bytes after the input.
    (if (call $is (local.get $code) (i32.const 11))
      (then
        (loop
          (i32.store (i32.const 32) (i32.add (i32.load (i32.const 32)) (i32.const 1)))
          (call $set (i64.const 0x400000020) (i64.const 0x40000000800))
          (br 0))))
    (if (call $is (local.get $code) (i32.const 12))
      (then (loop (call $log (i32.const 1) (i64.const 0x300000010) (i64.const 0x500000014)) (br 0))))
    (call $store)
    (i64.const 0x2500000200))
)
