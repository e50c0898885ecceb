//! What was measured beside what is aimed for: a table at the end, and a small file for whoever compares versions.

use serde::Serialize;
use std::{
    fmt,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Bound {
    AtLeast,
    AtMost,
}

/// A figure with its aim.
#[derive(Debug, Clone, Serialize)]
struct Figure {
    what: String,
    measured: f64,
    unit: &'static str,
    bound: Bound,
    aim: f64,
    is_met: bool,
}

static FIGURES: Mutex<Vec<Figure>> = Mutex::new(Vec::new());

/// Notes a figure that ought to be this or more.
pub fn at_least(aim: f64, what: impl Into<String>, measured: f64, unit: &'static str) {
    note(Figure { what: what.into(), measured, unit, bound: Bound::AtLeast, aim, is_met: measured >= aim });
}

/// Notes a figure that ought to be this or less.
pub fn at_most(aim: f64, what: impl Into<String>, measured: f64, unit: &'static str) {
    note(Figure { what: what.into(), measured, unit, bound: Bound::AtMost, aim, is_met: measured <= aim });
}

fn note(figure: Figure) {
    FIGURES.lock().unwrap_or_else(PoisonError::into_inner).push(figure);
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = if self.bound == Bound::AtLeast { "at least" } else { "at most" };
        let digits = usize::from(self.measured.abs() < 100.0) * 2;
        let missed = if self.is_met { "" } else { "   MISSED" };
        let Self { what, measured, unit, aim, .. } = self;
        write!(f, "{what:<62} {measured:>10.digits$} {unit:<8} {bound} {aim}{missed}")
    }
}

/// Prints all that was noted, and writes it to `target/bench.json`.
pub fn print() {
    let figures = FIGURES.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if figures.is_empty() {
        return;
    }
    let met = figures.iter().filter(|figure| figure.is_met).count();
    println!("\nBeside what is aimed for: {met} of {} met, on {}", figures.len(), machine());
    for figure in &figures {
        println!("  {figure}");
    }
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target")), PathBuf::from);
    let file = target.join("bench.json");
    let text = serde_json::json!({ "version": env!("CARGO_PKG_VERSION"), "machine": machine(), "figures": figures });
    match std::fs::write(&file, format!("{text:#}\n")) {
        Ok(()) => println!("  (also in {})", file.display()),
        Err(error) => println!("  NOT WRITTEN to {}: {error}", file.display()),
    }
}

/// Cores and the name of the processor (proc(5)).
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let told = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = told.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|(_, name)| name);
    format!("{cores} cores of {}", name.unwrap_or("an unknown processor"))
}
