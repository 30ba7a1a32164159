//! XCM as the executor sees it: always version 5, whatever version came in.
//!
//! [`common`] holds what the versions share, [`v5`] the model of version 5, [`versioned`] the
//! message with its version byte (where versions 3 and 4 are to be converted on the way in), and
//! [`algebra`] what can be computed about locations and assets (XCM.md section 6).

#![cfg_attr(not(test), no_std)]
extern crate alloc;

pub mod algebra;
pub mod common;
mod order;
pub mod v5;
pub mod versioned;

pub use common::*;
pub use v5::*;
