//! Values that only a part of the program reads which comes later: they travel as text, so that what reads them is in that part
//! and not in the program that everybody loads.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::marker::PhantomData;

/// A value on its way to a part that comes later, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Later<T> {
    json: String,
    #[serde(skip)]
    kind: PhantomData<fn() -> T>,
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        Self { json: String::new(), kind: PhantomData }
    }
}

impl<T> Later<T> {
    /// Whether there is nothing to read.
    pub const fn is_nothing(&self) -> bool {
        self.json.is_empty()
    }
}

impl<T: Serialize> Later<T> {
    /// This value.
    pub fn of(value: &T) -> Self {
        Self { json: serde_json::to_string(value).unwrap_or_default(), kind: PhantomData }
    }

    /// This value, where anybody is going to read it.
    pub fn of_if(is_needed: bool, value: &T) -> Self {
        if is_needed { Self::of(value) } else { Self::default() }
    }
}

impl<T: DeserializeOwned> Later<T> {
    /// The value, if there is one.
    pub fn read(&self) -> Option<T> {
        serde_json::from_str(&self.json).ok()
    }
}

impl<T: DeserializeOwned> Later<Vec<T>> {
    /// All of them.
    pub fn all(&self) -> Vec<T> {
        self.read().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_as_it_was_written() {
        let sent = serde_json::to_string(&Later::of(&vec!["a \"b\"".to_owned()])).unwrap();
        let came: Later<Vec<String>> = serde_json::from_str(&sent).unwrap();
        assert_eq!(came.all(), ["a \"b\""]);
        assert!(Later::<Vec<String>>::default().is_nothing());
        assert_eq!(Later::<Vec<String>>::default().all(), Vec::<String>::new());
    }
}
