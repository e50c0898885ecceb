//! The controls of a form: what somebody filled in, to be kept and to be filled in again. Not what they did not fill in
//! themselves (hidden fields, buttons), and never a password.

use leptos::{wasm_bindgen::JsCast, web_sys};
use std::collections::BTreeMap;

/// What was kept, by the names of the controls. Drafts from before hold texts only, by their ids.
pub type Content = BTreeMap<String, String>;

/// What is kept.
const KEPT: &str = "textarea[name], select[name], input[name]:not([type=hidden], [type=password], [type=file])";

/// A control as it stands in the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Control {
    name: String,
    id: String,
    /// What it says; of a box or a choice its value while it is ticked, else nothing.
    now: String,
    /// What it said when the page came.
    first: String,
    /// What a box or a choice stands for.
    stands_for: Option<String>,
    is_text: bool,
}

impl Control {
    fn has_words(&self) -> bool {
        self.is_text && !self.now.trim().is_empty()
    }

    /// Whether somebody filled it in. Where the form began with a text of its own, that text is nobody's work.
    fn is_filled(&self, began_with_text: bool) -> bool {
        let is_other = self.now != self.first;
        if self.is_text { self.has_words() && (is_other || !began_with_text) } else { is_other }
    }

    /// What it should say by what was kept; nothing when it was not kept.
    fn said(&self, content: &Content) -> Option<String> {
        let kept = content.get(&self.name).or_else(|| content.get(&self.id))?;
        match &self.stands_for {
            Some(value) if value != kept => Some(String::new()),
            _ => Some(kept.clone()),
        }
    }
}

/// What somebody filled in, if they filled in anything.
pub fn content(controls: &[Control], began_with_text: bool) -> Option<Content> {
    controls.iter().any(|control| control.is_filled(began_with_text)).then(|| {
        let mut content = Content::new();
        for control in controls {
            let said = content.entry(control.name.clone()).or_default();
            if !control.now.is_empty() {
                said.clone_from(&control.now);
            }
        }
        content
    })
}

/// What each control should say now. Where somebody was faster than we, or the page came with what they typed, only
/// empty texts are filled in.
pub fn filled(controls: &[Control], content: &Content, began_with_text: bool) -> Vec<Option<String>> {
    let is_begun =
        controls.iter().any(|control| control.now != control.first || (control.has_words() && !began_with_text));
    let fill = |control: &Control| {
        let may = !is_begun || (control.is_text && control.now.is_empty());
        control.said(content).filter(|said| may && *said != control.now)
    };
    controls.iter().map(fill).collect()
}

/// The controls of the form within an element, in their order.
pub fn within(element: &web_sys::Element) -> Vec<(web_sys::Element, Control)> {
    let form = element.query_selector("form").ok().flatten();
    let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) else { return Vec::new() };
    let elements = (0_u32..).map_while(|index| form.get_with_index(index));
    let kept = elements.filter(|element| element.matches(KEPT).unwrap_or_default());
    kept.map(|element| (element.clone(), read(&element))).collect()
}

fn read(element: &web_sys::Element) -> Control {
    let named =
        Control { name: element.get_attribute("name").unwrap_or_default(), id: element.id(), ..Control::default() };
    if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        return Control { now: area.value(), first: area.default_value().unwrap_or_default(), is_text: true, ..named };
    }
    if let Some(select) = element.dyn_ref::<web_sys::HtmlSelectElement>() {
        let option = |which| select.query_selector(which).ok().flatten();
        let first = option("option[selected]").or_else(|| option("option"));
        let first = first.and_then(|option| option.get_attribute("value")).unwrap_or_default();
        return Control { now: select.value(), first, ..named };
    }
    let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() else { return named };
    if !matches!(input.type_().as_str(), "checkbox" | "radio") {
        return Control { now: input.value(), first: input.default_value(), is_text: true, ..named };
    }
    let value = input.value();
    let when = |is_ticked: bool| if is_ticked { value.clone() } else { String::new() };
    Control {
        now: when(input.checked()),
        first: when(input.default_checked()),
        stands_for: Some(value.clone()),
        ..named
    }
}

/// Makes a control say this, and opens the fold that it stands in.
pub fn write(element: &web_sys::Element, said: &str) {
    if let (false, Ok(Some(fold))) = (said.is_empty(), element.closest("details")) {
        let _ = fold.set_attribute("open", "");
    }
    if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.set_value(said);
    } else if let Some(select) = element.dyn_ref::<web_sys::HtmlSelectElement>() {
        select.set_value(said);
    } else if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        if matches!(input.type_().as_str(), "checkbox" | "radio") {
            input.set_checked(!said.is_empty());
        } else {
            input.set_value(said);
        }
    }
}

#[cfg(test)]
mod tests;
