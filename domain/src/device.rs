//! What somebody is signed in with, roughly, as its owner would say it: a browser and a system. It is all that is kept of what a browser
//! says of itself (RFC 9110, 10.1.5).

use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    Browser {
        Firefox = "firefox",
        Edge = "edge",
        Opera = "opera",
        Samsung = "samsung",
        Chrome = "chrome",
        Safari = "safari",
        Unknown = "unknown",
    }
}

words! {
    System {
        Android = "android",
        Iphone = "iphone",
        Ipad = "ipad",
        Windows = "windows",
        Mac = "mac",
        Chromebook = "chromebook",
        Linux = "linux",
        Unknown = "unknown",
    }
}

/// A browser on a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    pub browser: Browser,
    pub system: System,
}

impl Device {
    pub const UNKNOWN: Self = Self { browser: Browser::Unknown, system: System::Unknown };

    /// The device of whoever calls itself so. Most browsers name others before themselves.
    pub fn of(agent: &str) -> Self {
        let first = |names: &[&str]| names.iter().position(|name| agent.contains(name));
        let browsers = ["Firefox/", "FxiOS/", "Edg", "OPR/", "SamsungBrowser/", "Chrome/", "CriOS/", "Safari/"];
        let systems = ["Android", "iPhone", "iPad", "Windows", "CrOS", "Macintosh", "Linux"];
        Self {
            browser: match first(&browsers) {
                Some(0 | 1) => Browser::Firefox,
                Some(2) => Browser::Edge,
                Some(3) => Browser::Opera,
                Some(4) => Browser::Samsung,
                Some(5 | 6) => Browser::Chrome,
                Some(_) => Browser::Safari,
                None => Browser::Unknown,
            },
            system: match first(&systems) {
                Some(0) => System::Android,
                Some(1) => System::Iphone,
                Some(2) => System::Ipad,
                Some(3) => System::Windows,
                Some(4) => System::Chromebook,
                Some(5) => System::Mac,
                Some(_) => System::Linux,
                None => System::Unknown,
            },
        }
    }

    /// How it is stored: `firefox-windows`.
    pub fn word(self) -> String {
        format!("{}-{}", self.browser.word(), self.system.word())
    }

    /// The device that is stored so; an unknown one when it is none.
    pub fn from_word(word: &str) -> Self {
        let parts = word.split_once('-');
        let found = parts.and_then(|(browser, system)| {
            Some(Self { browser: Browser::from_word(browser)?, system: System::from_word(system)? })
        });
        found.unwrap_or(Self::UNKNOWN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_what_its_owner_would_call_it() {
        for (agent, word) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "firefox-windows"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0",
                "edge-windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36",
                "chrome-android",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) SamsungBrowser/29.0 Chrome/136.0 Mobile Safari/537.36",
                "samsung-android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) Version/26.0 Mobile/15E148 Safari/604.1",
                "safari-iphone",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) FxiOS/145.0 Mobile/15E148 Safari/604.1",
                "firefox-iphone",
            ),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15", "safari-mac"),
            ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/142.0.0.0 Safari/537.36", "chrome-chromebook"),
            ("curl/8.5.0", "unknown-unknown"),
            ("", "unknown-unknown"),
        ] {
            assert_eq!(Device::of(agent).word(), word, "{agent}");
            assert_eq!(Device::from_word(word), Device::of(agent));
        }
        assert_eq!(Device::from_word("a-b-c"), Device::UNKNOWN);
    }
}
