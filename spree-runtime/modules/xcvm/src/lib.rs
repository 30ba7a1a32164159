//! The XCM executor (XCM.md sections 7 to 11), driven by a [`config::Config`] over an
//! [`environment::Environment`].

#![cfg_attr(not(test), no_std)]
extern crate alloc;

pub mod barrier;
pub mod calls;
pub mod config;
pub mod environment;
pub mod event;
pub mod executor;
pub mod filter;
pub mod holding;
pub mod prices;
pub mod router;
pub mod services;
pub mod trader;
pub mod trust;
pub mod weigher;
