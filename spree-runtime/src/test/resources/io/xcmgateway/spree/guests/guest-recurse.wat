;; Calls itself for ever; counts the calls at address 0.
;; Rebuild: wat2wasm guest-recurse.wat -o guest-recurse.wasm
(module
  (memory (export "memory") 1)
  (func $deeper (param $n i32) (result i32)
    (i32.store (i32.const 0) (local.get $n))
    (i32.add (call $deeper (i32.add (local.get $n) (i32.const 1))) (i32.const 1)))
  (func (export "run") (export "SpreeModule_genesis") (export "SpreeModule_apply_message") (export "SpreeModule_call") (param i32) (result i64)
    (drop (call $deeper (i32.const 0)))
    (i64.const 0))
)
