//! XCM as the executor sees it: always version 5, whatever version came in.
//!
//! [`common`] holds what the versions share, [`v5`] the model of version 5, [`older`] how versions 3
//! and 4 differ on the way in and [`lower`] on the way out (XCM.md 5.4), [`versioned`] values with
//! their version byte, and [`algebra`] what can be computed about locations and assets (section 6).

#![cfg_attr(not(test), no_std)]
extern crate alloc;

pub mod algebra;
pub mod common;
mod lower;
mod older;
mod order;
pub mod v5;
pub mod versioned;

pub use common::*;
pub use v5::*;
pub use lower::{Inconvertible, Lower};
