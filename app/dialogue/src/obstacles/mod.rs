//! Rules in the way: the register, naming one, and what came of it.

pub mod aside;
pub mod named;
pub mod naming;
pub mod outcome;
pub mod page;
pub mod register;
pub mod said;
pub mod server_fns;
