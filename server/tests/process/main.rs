//! The binary itself: its command line, what an operator sees of it, and how it fares when it is killed, when the disk is full and
//! when ten thousand strangers come at once.

mod command_line;
mod crowds;
mod durability;
mod full_disk;
mod mail;
mod proxy;
mod served;
mod sign_on;
mod watched;
