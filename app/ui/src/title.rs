//! The title of an initiative, where something leads to it.

use crate::texts::Texts;

/// The title; words of ours for one that is hidden or was taken down.
pub fn titled(t: Texts, title: String) -> String {
    if title.is_empty() { t.hidden_initiative().to_owned() } else { title }
}
