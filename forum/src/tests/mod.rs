//! What concerns all rooms at once: who may do what, and that what is kept agrees whatever happened before.

mod rearranging;
mod replay;
mod role_matrix;
mod walks;
