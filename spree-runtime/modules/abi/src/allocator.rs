//! Memory for one short run: a bump allocator with a free list per power of two.

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size};
use core::cell::UnsafeCell;
use core::ptr::null_mut;

const PAGE_BYTES: usize = 64 * 1024;
const CLASS_BYTES_MIN: usize = 16;
/// 16 bytes to 2 MiB.
const CLASSES: usize = 18;

extern "C" {
    /// The first address that the linker left free.
    static __heap_base: u8;
}

struct Heap {
    /// The first address never handed out; zero before the first use.
    next: usize,
    /// The first free block of each class; a free block begins with the address of the next.
    free: [usize; CLASSES],
}

struct Allocator(UnsafeCell<Heap>);

// A module instance runs on one thread.
unsafe impl Sync for Allocator {}

#[global_allocator]
static ALLOCATOR: Allocator =
    Allocator(UnsafeCell::new(Heap { next: 0, free: [0; CLASSES] }));

/// Which power of two holds the layout; nothing if none does.
#[inline]
fn class_of(layout: Layout) -> Option<usize> {
    let bytes = layout.size().max(layout.align()).max(CLASS_BYTES_MIN);
    let exponent = usize::BITS - (bytes - 1).leading_zeros();
    let class = (exponent - CLASS_BYTES_MIN.trailing_zeros()) as usize;
    if class < CLASSES {
        Some(class)
    } else {
        None
    }
}

impl Heap {
    /// A new block of `bytes` (a power of two) at the end, 16-aligned, memory grown as needed.
    unsafe fn bump(&mut self, bytes: usize, align: usize) -> Option<usize> {
        if self.next == 0 {
            self.next = &__heap_base as *const u8 as usize;
        }
        let align = align.max(CLASS_BYTES_MIN);
        let start = self.next.checked_add(align - 1)? & !(align - 1);
        let end = start.checked_add(bytes)?;
        let have = memory_size(0) * PAGE_BYTES;
        if end > have {
            let pages = (end - have + PAGE_BYTES - 1) / PAGE_BYTES;
            if memory_grow(0, pages) == usize::MAX {
                return None;
            }
        }
        self.next = end;
        Some(start)
    }
}

unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let heap = &mut *self.0.get();
        let class = match class_of(layout) {
            Some(class) => class,
            None => return null_mut(),
        };
        let block = heap.free[class];
        if block != 0 {
            heap.free[class] = *(block as *const usize);
            return block as *mut u8;
        }
        match heap.bump(CLASS_BYTES_MIN << class, layout.align()) {
            Some(start) => start as *mut u8,
            None => null_mut(),
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(class) = class_of(layout) {
            let heap = &mut *self.0.get();
            *(block as *mut usize) = heap.free[class];
            heap.free[class] = block as usize;
        }
    }

    /// Stays in place while the class is the same.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let larger = Layout::from_size_align_unchecked(size, layout.align());
        if class_of(larger) == class_of(layout) {
            return block;
        }
        let moved = self.alloc(larger);
        if !moved.is_null() {
            core::ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
            self.dealloc(block, layout);
        }
        moved
    }
}
