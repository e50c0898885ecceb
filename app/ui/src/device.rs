//! What a device is called.

use crate::texts::{DeviceOn, Texts};
use naast_domain::device::{Browser, Device, System};

/// A browser on a system, as its owner would say it.
pub fn device_name(t: Texts, device: Device) -> String {
    let browser = match device.browser {
        Browser::Firefox => "Firefox",
        Browser::Edge => "Edge",
        Browser::Opera => "Opera",
        Browser::Samsung => "Samsung Internet",
        Browser::Chrome => "Chrome",
        Browser::Safari => "Safari",
        Browser::Unknown => t.device_browser(),
    };
    let system = match device.system {
        System::Android => "Android",
        System::Iphone => "iPhone",
        System::Ipad => "iPad",
        System::Windows => "Windows",
        System::Mac => "Mac",
        System::Chromebook => "Chromebook",
        System::Linux => "Linux",
        System::Unknown => return browser.to_owned(),
    };
    t.device_on(DeviceOn { browser, system })
}
