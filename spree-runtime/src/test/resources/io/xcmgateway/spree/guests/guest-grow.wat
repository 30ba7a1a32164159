;; Grows its memory page by page until it gets no more; returns the u32 number of pages.
;; Rebuild: wat2wasm guest-grow.wat -o guest-grow.wasm
(module
  (memory (export "memory") 1)
  (func (export "run") (export "SpreeModule_genesis") (export "SpreeModule_apply_message") (export "SpreeModule_call") (param i32) (result i64)
    (loop $more
      (br_if $more (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
    (i32.store (i32.const 0) (memory.size))
    (i64.const 0x400000000))
)
